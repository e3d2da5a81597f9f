package dev.sluice.engine.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as SQL text, right under any setting of standard_conforming_strings. */
public final class Sql {
  private Sql() {}

  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  public static String text(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    String quoted = "'" + value.replace("'", "''") + "'";
    return quoted.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  public static String names(List<String> identifiers) {
    return String.join(", ", identifiers.stream().map(Sql::name).toList());
  }
}
