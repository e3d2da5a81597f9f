package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import java.util.Set;

/** Extensions by what they can reach. */
final class Extensions {
  private static final Set<String> PLAIN =
      Set.of(
          "plpgsql",
          "pgcrypto",
          "uuid-ossp",
          "citext",
          "hstore",
          "ltree",
          "pg_trgm",
          "btree_gin",
          "btree_gist",
          "unaccent",
          "intarray",
          "fuzzystrmatch",
          "tablefunc",
          "cube",
          "earthdistance",
          "isn",
          "seg",
          "bloom",
          "pg_stat_statements",
          "postgis",
          "postgis_topology",
          "vector",
          "timescaledb");

  private static final Set<String> UNTRUSTED =
      Set.of("plperlu", "plpython3u", "plpythonu", "pltclu", "plsh", "file_fdw", "adminpack");

  private Extensions() {}

  static boolean isPlain(Act act) {
    return PLAIN.contains(act.statement().text("extname"));
  }

  static boolean isUntrusted(Act act) {
    return UNTRUSTED.contains(act.statement().text("extname"));
  }
}
