package dev.sluice.core.risk;

import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A parameter that a statement sets.
 *
 * @param name in lower case
 * @param value the first one, as text; empty for a default
 */
public record Setting(String name, String value) {
  /** Readers that queue behind a lock for longer than five minutes are an outage. */
  private static final long LONGEST_WAIT = 300_000;

  static Stream<Setting> of(Tree statement) {
    if (statement.is("VariableSetStmt")) {
      return Stream.of(setting(statement.text("name"), statement.list("args")));
    }
    return statement.all("FuncCall").stream()
        .filter(call -> Functions.name(call).equals("set_config"))
        .map(call -> call.list("args"))
        .filter(args -> args.size() > 1)
        .map(args -> setting(args.getFirst().at("sval").text("sval"), args.subList(1, 2)));
  }

  /** Whether names without a schema may be found elsewhere after it, and nobody knows where. */
  static boolean changesPath(Tree statement) {
    return statement.all("FuncCall").stream()
            .anyMatch(call -> Functions.name(call).equals("set_config"))
        || (statement.is("UpdateStmt")
            && statement.at("relation").text("relname").equals("pg_settings"));
  }

  private static Setting setting(String name, List<Tree> values) {
    return new Setting(
        name.toLowerCase(Locale.ROOT), values.isEmpty() ? "" : value(values.getFirst()));
  }

  private static String value(Tree constant) {
    return constant.has("ival")
        ? String.valueOf(constant.at("ival").number("ival"))
        : constant.at("sval").text("sval");
  }

  /**
   * Not plainly a limit: PostgreSQL takes zero for none, and what it rounds to zero; a default is
   * the role's, which may be none.
   */
  public boolean isNoLimit() {
    return !value.matches("[1-9][0-9]{0,8}\\s*(ms|s|min|h|d)?")
        || (name.equals("lock_timeout") && millis() > LONGEST_WAIT);
  }

  /** Of a value that has the form of a limit. */
  private long millis() {
    long number = Long.parseLong(value.replaceAll("[^0-9]", ""));
    return number
        * switch (value.replaceAll("[0-9\\s]", "")) {
          case "s" -> 1_000L;
          case "min" -> 60_000L;
          case "h" -> 3_600_000L;
          case "d" -> 86_400_000L;
          default -> 1L;
        };
  }
}
