package dev.sluice.app.plugin.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which lines of a script are shown: all of a short one; of a long one its beginning, and what has
 * findings with some lines around.
 */
final class Excerpt {
  private static final int SHORT = 40;
  private static final int BEGINNING = 8;
  private static final int BEFORE = 2;
  private static final int AFTER = 4;

  /** Lines from the first to the last, from 1; {@code shown} or left out. */
  record Part(int first, int last, boolean shown) {
    int size() {
      return last - first + 1;
    }
  }

  private Excerpt() {}

  static List<Part> of(int lines, List<FindingView> findings, boolean full) {
    return full || lines <= SHORT
        ? List.of(new Part(1, lines, true))
        : parts(lines, shown(lines, findings));
  }

  private static BitSet shown(int lines, List<FindingView> findings) {
    var shown = new BitSet();
    shown.set(1, BEGINNING + 1);
    for (var finding : findings) {
      var line = Math.clamp(finding.line(), 1, lines);
      shown.set(Math.max(1, line - BEFORE), Math.min(lines, line + AFTER) + 1);
    }
    return shown;
  }

  private static List<Part> parts(int lines, BitSet shown) {
    var parts = new ArrayList<Part>();
    for (var first = 1; first <= lines; ) {
      var on = shown.get(first);
      var next = on ? shown.nextClearBit(first) : shown.nextSetBit(first);
      var last = next < 0 ? lines : Math.min(lines, next - 1);
      parts.add(new Part(first, last, on || first == last));
      first = last + 1;
    }
    return parts;
  }
}
