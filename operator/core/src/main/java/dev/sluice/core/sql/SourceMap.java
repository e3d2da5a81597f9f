package dev.sluice.core.sql;

import java.util.Arrays;

/**
 * From a place in the text that runs to the place in the file: placeholders change lengths, COPY
 * data is taken out.
 */
final class SourceMap {
  private final int[] lineStarts;
  private final String source;
  private int[] from = new int[8];
  private int[] to = new int[8];
  private boolean[] fixed = new boolean[8];
  private int size;

  SourceMap(String source) {
    this.source = source;
    lineStarts = lineStarts(source);
    add(0, 0, false);
  }

  /**
   * From here on.
   *
   * @param at in the text that runs
   * @param in in the source
   * @param same whether all that follows is of that one place
   */
  void add(int at, int in, boolean same) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      fixed = Arrays.copyOf(fixed, 2 * size);
    }
    from[size] = at;
    to[size] = in;
    fixed[size++] = same;
  }

  SourceLocation at(int offset) {
    return inSource(sourceOf(offset));
  }

  SourceLocation inSource(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    int column = source.codePointCount(lineStarts[line], Math.min(offset, source.length()));
    return new SourceLocation(line + 1, column + 1);
  }

  private int sourceOf(int offset) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (from[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return fixed[low] ? to[low] : to[low] + (offset - from[low]);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }
}
