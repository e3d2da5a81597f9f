package dev.sluice.app.plugin;

import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code orders}, or with its kind as kubectl prints it: {@code smig/orders}. */
final class MigrationName implements ITypeConverter<String> {
  private static final Set<String> KINDS =
      Set.of(
          "smig",
          "schemamigration",
          "schemamigrations",
          "schemamigration.sluice.dev",
          "schemamigrations.sluice.dev");

  @Override
  public String convert(String typed) {
    var slash = typed.indexOf('/');
    if (slash < 0) {
      return typed;
    }
    if (!KINDS.contains(typed.substring(0, slash))) {
      throw new TypeConversionException(
          "'" + typed + "' is no SchemaMigration; write it as orders or smig/orders");
    }
    return typed.substring(slash + 1);
  }
}
