package dev.sluice.app.plugin.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Resources as a table; the last column is wrapped where the terminal is narrow. */
public final class ListText {
  private static final String GAP = "  ";
  private static final int LEAST = 12;
  private static final String NOTHING = "-";

  private ListText() {}

  /**
   * With a heading.
   *
   * @param namespaces true for a column of them
   */
  public static String of(List<ListRow> rows, Page page, boolean namespaces) {
    var lines = new ArrayList<List<String>>();
    lines.add(
        cells(
            namespaces,
            List.of(
                "NAMESPACE", "NAME", "PHASE", "VERSION", "PENDING", "RISK", "AGE", "WAITING ON")));
    rows.forEach(row -> lines.add(cells(namespaces, cells(row, page))));
    return table(lines, page);
  }

  private static List<String> cells(ListRow row, Page page) {
    return List.of(
        row.namespace(),
        row.name(),
        row.phase(),
        Objects.requireNonNullElse(row.version(), NOTHING),
        row.pending() == null ? NOTHING : row.pending().toString(),
        Objects.requireNonNullElse(row.risk(), NOTHING),
        row.createdAt() == null ? NOTHING : Times.age(row.createdAt(), page.now()),
        Objects.requireNonNullElse(row.waitingOn(), NOTHING));
  }

  private static List<String> cells(boolean namespaces, List<String> all) {
    return namespaces ? all : all.subList(1, all.size());
  }

  private static String table(List<List<String>> lines, Page page) {
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
