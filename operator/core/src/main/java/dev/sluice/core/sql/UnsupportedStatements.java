package dev.sluice.core.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Refuses statements that would not do here what they say. */
final class UnsupportedStatements {
  private static final Set<String> UTF8 = Set.of("utf8", "unicode", "default", "");
  private static final Set<String> ON = Set.of("on", "true", "yes", "1", "default", "");

  private UnsupportedStatements() {}

  /** Goes on after the statement's first words. */
  static Optional<String> objection(Tree statement) {
    return switch (statement.kind()) {
      case "IndexStmt" -> unnamed(statement);
      case "VariableSetStmt" -> set(statement);
      default -> calls(statement);
    };
  }

  private static Optional<String> unnamed(Tree index) {
    return index.flag("concurrent") && !index.has("idxname")
        ? Optional.of(
            " gives the index no name, so what an interrupted build leaves could not be found"
                + " again. Name the index: CREATE INDEX CONCURRENTLY name ON ...")
        : Optional.empty();
  }

  private static Optional<String> set(Tree statement) {
    String name = lowerCase(statement.text("name"));
    if (name.equals("transaction")) {
      return TransactionWord.modeObjection(statement);
    }
    if (name.equals("transaction snapshot")) {
      return Optional.of(
          " cannot be kept: the run reads its fence first, and a snapshot must be set before the"
              + " first query. Remove it.");
    }
    List<String> values = statement.list("args").stream().map(UnsupportedStatements::text).toList();
    return setting(name, values);
  }

  /** The parameters that set_config is given, anywhere in a query. */
  private static Optional<String> calls(Tree statement) {
    return statement.all("FuncCall").stream()
        .filter(call ->
            call.names("funcname").reversed().stream()
                .findFirst()
                .filter("set_config"::equals)
                .isPresent())
        .map(call -> call.list("args"))
        .filter(arguments -> arguments.size() > 1 && arguments.getFirst().has("sval"))
        .flatMap(arguments ->
            setting(
                lowerCase(text(arguments.getFirst())),
                arguments.get(1).has("sval") ? List.of(text(arguments.get(1))) : List.of())
                .stream())
        .findFirst();
  }

  /** Settings on which the connection rests, or the transaction. */
  private static Optional<String> setting(String name, List<String> values) {
    BiFunction<String, List<String>, Optional<String>> rule =
        switch (name) {
          case "client_encoding" -> (_, given) -> clientEncoding(given);
          case "datestyle" -> (_, given) -> dateStyle(given);
          case "standard_conforming_strings" -> (_, given) -> conformingStrings(given);
          case "transaction_isolation", "transaction_read_only" ->
              (mode, given) ->
                  given.stream()
                      .flatMap(
                          value -> TransactionWord.modeObjection(mode, lowerCase(value)).stream())
                      .findFirst();
          default -> (_, _) -> Optional.empty();
        };
    return rule.apply(name, values);
  }

  /** PostgreSQL compares names of encodings by letters and digits only. */
  private static Optional<String> clientEncoding(List<String> values) {
    return values.stream()
            .map(UnsupportedStatements::lowerCase)
            .allMatch(value -> UTF8.contains(value.replaceAll("[^a-z0-9]", "")))
        ? Optional.empty()
        : Optional.of(
            " would break the connection off: client_encoding is always UTF8 here, as scripts are"
                + " UTF-8. Remove it.");
  }

  private static Optional<String> dateStyle(List<String> values) {
    return values.stream()
            .flatMap(value -> Stream.of(lowerCase(value).split("[,\\s]+", -1)))
            .noneMatch(UnsupportedStatements::isOtherThanIso)
        ? Optional.empty()
        : Optional.of(
            " would break the connection off, which needs ISO dates. Remove it and write dates as"
                + " ISO (2026-01-31); SET DateStyle TO 'ISO, DMY' may change the order of others.");
  }

  private static boolean isOtherThanIso(String part) {
    return part.startsWith("sql") || part.startsWith("postgres") || part.startsWith("german");
  }

  private static Optional<String> conformingStrings(List<String> values) {
    return values.stream().map(UnsupportedStatements::lowerCase).allMatch(ON::contains)
        ? Optional.empty()
        : Optional.of(
            " would change where strings end, and so statements. Remove it, and write E'...' where"
                + " a backslash escapes.");
  }

  private static String text(Tree constant) {
    return constant.has("ival")
        ? String.valueOf(constant.at("ival").number("ival"))
        : constant.at("sval").text("sval");
  }

  private static String lowerCase(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
