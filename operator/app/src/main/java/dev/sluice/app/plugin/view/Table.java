package dev.sluice.app.plugin.view;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Lines of cells; the last column is wrapped where the terminal is narrow. */
final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 12;

  private Table() {}

  static String of(List<List<String>> lines, Page page) {
    var columns = lines.getFirst().size();
    var widths =
        IntStream.range(0, columns).map(column -> GAP.length() + widest(lines, column)).toArray();
    var others = IntStream.of(widths).sum() - widths[columns - 1];
    var last = Math.min(widths[columns - 1], Math.max(LEAST, page.width() - others));
    widths[columns - 1] = last;
    var table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            IntStream.of(widths)
                .mapToObj(width -> new Column(width, 0, Overflow.WRAP))
                .toArray(Column[]::new));
    table.indentWrappedLines = 0;
    lines.forEach(line -> table.addRowValues(line.toArray(String[]::new)));
    return table
        .toString()
        .lines()
        .map(String::stripTrailing)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private static int widest(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
