package dev.sluice.core.sql;

import dev.sluice.core.sql.Cuts.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text so that the parser's memory depends on a portion and not on the whole. A cut is only
 * a guess; where a portion cannot be parsed, the rest of the text is parsed as one.
 *
 * <p>That this is safe: the parser has read each portion to its end with nothing left open, so its
 * lexer is there in the state in which it begins, and reads what follows as it would have in the
 * whole text.
 */
final class Portions {
  private static final int LENGTH = 24 << 10;

  private Portions() {}

  /**
   * Some statements that follow each other, or one with a long list of rows.
   *
   * @param ends of its statements, as they were guessed
   * @param rows where the list of rows begins; negative for none
   * @param commas between rows
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Portion(int start, int end, List<Integer> ends, int rows, int[] commas) {}

  static List<Portion> of(Cuts cuts) {
    List<Portion> portions = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int start = 0;
    int previous = 0;
    for (Cut cut : cuts.list()) {
      boolean large = cut.rows() >= 0 && cut.end() - previous > LENGTH;
      if (!ends.isEmpty() && (large || cut.end() - start > LENGTH)) {
        portions.add(plain(start, ends));
        ends = new ArrayList<>();
        start = previous;
      }
      if (large) {
        portions.add(
            new Portion(start, cut.end() + 1, List.of(cut.end()), cut.rows(), cut.commas()));
        start = cut.end() + 1;
      } else {
        ends.add(cut.end());
      }
      previous = cut.end() + 1;
    }
    if (!ends.isEmpty()) {
      portions.add(plain(start, ends));
    }
    return portions;
  }

  private static Portion plain(int start, List<Integer> ends) {
    return new Portion(start, ends.getLast() + 1, List.copyOf(ends), -1, new int[0]);
  }
}
