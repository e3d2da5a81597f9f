package dev.sluice.core.catalogue;

import java.util.List;

/**
 * A view.
 *
 * @param columns their names, in their order
 */
public record View(List<String> columns) {
  public View {
    columns = List.copyOf(columns);
  }
}
