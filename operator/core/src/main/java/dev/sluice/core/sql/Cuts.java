package dev.sluice.core.sql;

import java.util.ArrayList;
import java.util.List;

/** Places at which a text may be cut, to be parsed in portions. */
final class Cuts {
  /** Only of a list of rows as long as this is it worth to know where each ends. */
  private static final int FEW_ROWS = 100;

  /**
   * A statement, as far as that can be seen without a grammar.
   *
   * @param end the offset of its semicolon, or of the text's end
   * @param rows where its list of rows begins; negative without one
   * @param commas between those rows; none where they are few
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Cut(int end, int rows, int[] commas) {}

  private final List<Cut> list = new ArrayList<>();

  void add(int end, int rows, int[] commas) {
    boolean many = commas.length >= FEW_ROWS;
    list.add(new Cut(end, many ? rows : -1, many ? commas : new int[0]));
  }

  List<Cut> list() {
    return list;
  }
}
