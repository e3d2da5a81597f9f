package dev.sluice.core.catalogue;

import java.util.Map;

/**
 * What was there before.
 *
 * @param types those that are not PostgreSQL's own; a table's row type is not among them
 */
public record Catalogue(
    Source source,
    Map<ObjectName, Table> tables,
    Map<ObjectName, View> views,
    Map<ObjectName, TypeKind> types) {

  /** Where it comes from, and so what a name that is not in it means. */
  public enum Source {
    /** Nobody looked: anything may be there. */
    NONE,
    /** Scripts that count as applied: there may be more. */
    SCRIPTS,
    /** The database, with all tables, views and types that users made. */
    DATABASE,
    /** The database, with as many of them as were read. */
    PART_OF_DATABASE
  }

  /** Nothing is known. */
  public static final Catalogue UNKNOWN = new Catalogue(Source.NONE, Map.of(), Map.of(), Map.of());

  public Catalogue {
    tables = Map.copyOf(tables);
    views = Map.copyOf(views);
    types = Map.copyOf(types);
  }

  /** Whether a name that is searched along a path is the first one that is in here. */
  boolean isComplete() {
    return source == Source.DATABASE || source == Source.SCRIPTS;
  }
}
