package dev.sluice.core.plan;

import java.util.Optional;
import java.util.Set;

/**
 * Refuses settings on which the connection itself rests: with other values the driver closes it, or
 * a statement would end where nobody believes it does.
 */
final class ConnectionSettings {
  private static final Set<String> UTF8 = Set.of("utf8", "unicode", "default");
  private static final Set<String> ON = Set.of("on", "true", "yes", "1", "default");

  private ConnectionSettings() {}

  static Optional<String> objection(Statement statement) {
    return Setting.of(statement).stream()
        .flatMap(setting -> objection(setting).stream())
        .findFirst();
  }

  private static Optional<String> objection(Setting setting) {
    return switch (setting.name()) {
      case "client_encoding" -> clientEncoding(setting);
      case "datestyle" -> dateStyle(setting);
      case "standard_conforming_strings" -> conformingStrings(setting);
      default -> Optional.empty();
    };
  }

  /** PostgreSQL compares names of encodings by letters and digits only. */
  private static Optional<String> clientEncoding(Setting setting) {
    return setting.values().stream().allMatch(v -> UTF8.contains(v.replaceAll("[^a-z0-9]", "")))
        ? Optional.empty()
        : Optional.of(
            " would break the connection off: client_encoding is always UTF8 here, as scripts are"
                + " UTF-8. Remove it.");
  }

  private static Optional<String> dateStyle(Setting setting) {
    return setting.values().stream().noneMatch(ConnectionSettings::isOtherThanIso)
        ? Optional.empty()
        : Optional.of(
            " would break the connection off, which needs ISO dates. Remove it and write dates as"
                + " ISO (2026-01-31); SET DateStyle TO 'ISO, DMY' may change the order of others.");
  }

  private static boolean isOtherThanIso(String part) {
    return part.startsWith("sql") || part.startsWith("postgres") || part.startsWith("german");
  }

  private static Optional<String> conformingStrings(Setting setting) {
    return ON.containsAll(setting.values())
        ? Optional.empty()
        : Optional.of(
            " would change where strings end, and so statements. Remove it, and write E'...' where"
                + " a backslash escapes.");
  }
}
