package dev.sluice.core.risk;

import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Set;

/**
 * What is known of PostgreSQL's own functions. A name without a schema is one of them, because
 * pg_catalog is searched first; any other function may do anything.
 */
public final class Functions {
  /** Immutable or stable: one value for the whole statement, and no effect. */
  private static final Set<String> STABLE =
      Set.of(
          "now",
          "transaction_timestamp",
          "statement_timestamp",
          "current_setting",
          "current_schema",
          "current_database",
          "version",
          "txid_current",
          "to_regclass",
          "to_regtype",
          "timezone",
          "date_trunc",
          "date_part",
          "extract",
          "age",
          "make_date",
          "make_interval",
          "make_timestamp",
          "make_timestamptz",
          "to_char",
          "to_date",
          "to_number",
          "to_timestamp",
          "lower",
          "upper",
          "initcap",
          "length",
          "char_length",
          "octet_length",
          "substr",
          "substring",
          "position",
          "strpos",
          "replace",
          "regexp_replace",
          "translate",
          "btrim",
          "ltrim",
          "rtrim",
          "lpad",
          "rpad",
          "left",
          "right",
          "repeat",
          "reverse",
          "split_part",
          "concat",
          "concat_ws",
          "format",
          "md5",
          "sha256",
          "encode",
          "decode",
          "convert_to",
          "convert_from",
          "ascii",
          "chr",
          "quote_ident",
          "quote_literal",
          "abs",
          "ceil",
          "ceiling",
          "floor",
          "round",
          "trunc",
          "mod",
          "power",
          "sqrt",
          "greatest",
          "least",
          "count",
          "sum",
          "min",
          "max",
          "avg",
          "bool_and",
          "bool_or",
          "array_agg",
          "string_agg",
          "json_agg",
          "jsonb_agg",
          "json_build_object",
          "jsonb_build_object",
          "json_build_array",
          "jsonb_build_array",
          "to_json",
          "to_jsonb",
          "row_to_json",
          "jsonb_set",
          "jsonb_array_elements",
          "array_length",
          "array_append",
          "array_position",
          "cardinality",
          "unnest",
          "generate_series",
          "row_number",
          "rank",
          "coalesce",
          "nullif",
          "to_tsvector",
          "to_tsquery",
          "plainto_tsquery",
          "pg_get_serial_sequence",
          "pg_typeof",
          "inet_client_addr",
          "has_table_privilege",
          "obj_description",
          "int4larger",
          "int4smaller",
          "uuid_generate_v4",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange");

  /** Another value with each call, or an effect on this session alone. */
  private static final Set<String> HARMLESS =
      Set.of(
          "clock_timestamp",
          "timeofday",
          "random",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "nextval",
          "currval",
          "lastval",
          "set_config",
          "pg_backend_pid",
          "pg_advisory_xact_lock",
          "pg_try_advisory_xact_lock",
          "pg_notify");

  private Functions() {}

  /** Of one in pg_catalog; another one's is its whole name. */
  static String name(Tree call) {
    List<String> names = call.names("funcname");
    return names.size() == 2 && names.getFirst().equals("pg_catalog")
        ? names.getLast()
        : String.join(".", names);
  }

  /** Whether an expression has one value for all rows of a statement. */
  public static boolean isStable(Tree expression) {
    return expression.all("FuncCall").stream().allMatch(call -> STABLE.contains(name(call)));
  }

  /** Whether a query calls nothing that could change anything. */
  public static boolean isHarmless(Tree query) {
    return query.all("FuncCall").stream().allMatch(Functions::isHarmlessCall);
  }

  private static boolean isHarmlessCall(Tree call) {
    return isHarmless(name(call)) && !setsWhatNobodyKnows(call);
  }

  /** Its parameter or the value is computed; a parameter with a dot is nobody else's. */
  private static boolean setsWhatNobodyKnows(Tree call) {
    List<Tree> args = call.list("args");
    return name(call).equals("set_config")
        && (args.size() < 2
            || !args.get(0).has("sval")
            || !(args.get(1).has("sval") || args.get(0).at("sval").text("sval").contains(".")));
  }

  /** Whether the definition of an aggregate or operator names a function that may do anything. */
  public static boolean hasOwn(Tree definition) {
    return definition.list("definition").stream()
        .filter(part -> part.text("defname").matches(".*func"))
        .map(part -> part.at("arg").names("names"))
        .anyMatch(names -> names.isEmpty() || !isHarmless(names.getLast()));
  }

  /** Whether this is the name of one on which judgements rest. */
  public static boolean isHarmless(String name) {
    return STABLE.contains(name) || HARMLESS.contains(name) || name.equals("setval");
  }

  /** Whether it sets the next value of a sequence. */
  public static boolean setsSequence(Tree query) {
    return query.all("FuncCall").stream().anyMatch(call -> name(call).equals("setval"));
  }
}
