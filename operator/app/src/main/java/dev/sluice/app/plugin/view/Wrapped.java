package dev.sluice.app.plugin.view;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most so many columns. */
final class Wrapped {
  private Wrapped() {}

  /** Prose: parted at spaces; a word that is longer than a line stays whole, to be copied. */
  static List<String> prose(String text, int width) {
    return text.strip().lines().flatMap(line -> paragraph(line, width).stream()).toList();
  }

  private static List<String> paragraph(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : Visible.line(text).strip().split(" +", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A line of a script: every character of it, parted behind a space where one is near the end. */
  static List<String> code(String line, int width) {
    var rest = Visible.line(line);
    var lines = new ArrayList<String>();
    while (rest.codePointCount(0, rest.length()) > width) {
      var end = rest.offsetByCodePoints(0, width);
      var space = rest.lastIndexOf(' ', end - 1) + 1;
      var cut = space > end * 2 / 3 ? space : end;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    lines.add(rest);
    return lines;
  }
}
