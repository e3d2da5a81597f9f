package dev.sluice.app.plugin.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Resources as a table. */
public final class ListText {
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
    return Table.of(lines, page);
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
}
