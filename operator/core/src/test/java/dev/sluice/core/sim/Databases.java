package dev.sluice.core.sim;

import java.util.List;

/** All databases of a seed, and the scripts that run on them. */
final class Databases {
  final Scripts scripts;
  final List<Database> all;

  Databases(Scripts scripts, List<Database> all) {
    this.scripts = scripts;
    this.all = List.copyOf(all);
  }

  Database at(String url) {
    return all.stream().filter(database -> database.url.equals(url)).findFirst().orElseThrow();
  }
}
