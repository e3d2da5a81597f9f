package dev.sluice.core.sql;

import java.util.List;
import java.util.Set;

/** PostgreSQL's functions that have one value for all rows of a statement, and no effect. */
public final class StableFunctions {
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

  private StableFunctions() {}

  public static boolean contains(String name) {
    return STABLE.contains(name);
  }

  /** Of a FuncCall, without PostgreSQL's own schema. */
  public static String name(Tree call) {
    List<String> names = call.names("funcname");
    return names.size() == 2 && names.getFirst().equals("pg_catalog")
        ? names.getLast()
        : String.join(".", names);
  }

  /** Whether an expression has one value for all rows of a statement. */
  public static boolean areAllOf(Tree expression) {
    return expression.all("FuncCall").stream().allMatch(call -> contains(name(call)));
  }
}
