package dev.sluice.core.catalogue;

import java.util.List;

/** Lists of names. */
final class Names {
  private Names() {}

  static List<String> renamed(List<String> names, String name, String now) {
    return names.stream().map(one -> one.equals(name) ? now : one).toList();
  }

  /** Of a dotted name; empty without one. */
  static String schema(List<String> names) {
    return names.size() > 1 ? names.get(names.size() - 2) : "";
  }
}
