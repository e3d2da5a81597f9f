package dev.sluice.core.risk.rule;

import dev.sluice.core.catalogue.TypeKind;
import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a column's type is a domain with a constraint. */
final class Domains {
  /** Types of PostgreSQL's own, and of extensions that many databases have. */
  private static final Set<String> NO_DOMAINS =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "money",
          "text",
          "varchar",
          "bpchar",
          "char",
          "name",
          "bytea",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "uuid",
          "json",
          "jsonb",
          "jsonpath",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "bit",
          "varbit",
          "point",
          "line",
          "lseg",
          "box",
          "path",
          "polygon",
          "circle",
          "tsvector",
          "tsquery",
          "oid",
          "regclass",
          "regproc",
          "regtype",
          "pg_lsn",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "tsmultirange",
          "tstzmultirange",
          "datemultirange",
          "serial",
          "serial2",
          "serial4",
          "serial8",
          "bigserial",
          "smallserial",
          "citext",
          "hstore",
          "ltree",
          "geometry",
          "geography",
          "vector",
          "halfvec");

  private Domains() {}

  static boolean isConstrained(Act act, Tree typeName) {
    return kind(act, typeName).filter(kind -> kind == TypeKind.CONSTRAINED_DOMAIN).isPresent();
  }

  static boolean hasVolatileDefault(Act act, Tree typeName) {
    return kind(act, typeName).filter(kind -> kind == TypeKind.VOLATILE_DOMAIN).isPresent();
  }

  /** Whether it may be one: nobody knows the type. */
  static boolean isUnknown(Act act, Tree typeName) {
    List<String> names = typeName.names("names");
    return !names.isEmpty()
        && typeName.list("arrayBounds").isEmpty()
        && !names.getFirst().equals("pg_catalog")
        && !NO_DOMAINS.contains(names.getLast())
        && kind(act, typeName).isEmpty();
  }

  /** An array of a domain is none. */
  private static Optional<TypeKind> kind(Act act, Tree typeName) {
    return typeName.list("arrayBounds").isEmpty()
        ? act.known().type(typeName.names("names"))
        : Optional.empty();
  }
}
