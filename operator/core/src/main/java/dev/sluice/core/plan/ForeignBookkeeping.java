package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A database without a history of ours that another tool migrated: to run all scripts there would
 * run what is in effect a second time.
 */
public final class ForeignBookkeeping {
  private static final String HISTORY = "flyway_schema_history";
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final int LONGEST_VERSION = 100;

  private ForeignBookkeeping() {}

  /**
   * Why nothing runs.
   *
   * @param schemas the migration's own; the first is where its history would be
   */
  public static Failure refusal(Bookkeeping found, List<String> schemas) {
    return Failure.of(
        Reason.AdoptionRequired,
        "Table "
            + table(found)
            + " is "
            + found.tool().title()
            + "'s"
            + position(found)
            + ", and schema "
            + schemas.getFirst()
            + " has no "
            + HISTORY
            + ": scripts that are in effect would run again. Nothing ran, and nothing was written. "
            + cure(found, schemas.getFirst()));
  }

  private static String position(Bookkeeping found) {
    String version = found.version();
    return (version == null ? "" : ", at " + shortened(version))
        + (found.dirty() ? ", with a script that did not finish" : "");
  }

  private static String cure(Bookkeeping found, String schema) {
    return switch (found.tool()) {
      case FLYWAY -> "To continue with it, run once: " + renaming(found, schema);
      case FLYWAY_3 ->
          "Run Flyway 4.2 once, which converts the table. Then run once: "
              + renaming(found, schema);
      default -> baseline(found, schema);
    };
  }

  private static String renaming(Bookkeeping found, String schema) {
    String renamed = name(found.schema()) + "." + HISTORY;
    String move =
        found.schema().equals(schema)
            ? ""
            : " ALTER TABLE " + renamed + " SET SCHEMA " + name(schema) + ";";
    String rename =
        found.table().equals(HISTORY)
            ? ""
            : " ALTER TABLE " + table(found) + " RENAME TO " + HISTORY + ";";
    return (rename + move).strip();
  }

  /** Sluice itself does not write one; it reads the one that Flyway writes. */
  private static String baseline(Bookkeeping found, String schema) {
    String version = found.version();
    boolean known =
        version != null && found.tool().hasNumbers() && Version.parse(version).isPresent();
    String finish =
        found.dirty()
            ? "First finish or undo the script that did not finish, and set the table right. "
            : "";
    return finish
        + "This version of Sluice does not take over the table. To say which scripts are in effect,"
        + " run once: flyway baseline -defaultSchema="
        + schema
        + " -baselineVersion="
        + (known ? version : "VERSION")
        + (known
            ? ", when all scripts up to " + version + " are in effect"
            : ", where VERSION is that of the last script in effect")
        + "; with 0 all scripts run. Later scripts run at the next apply.";
  }

  private static String shortened(String version) {
    return version.length() <= LONGEST_VERSION
        ? version
        : version.substring(0, LONGEST_VERSION) + "...";
  }

  private static String table(Bookkeeping found) {
    return name(found.schema()) + "." + name(found.table());
  }

  private static String name(String identifier) {
    return PLAIN.matcher(identifier).matches()
        ? identifier
        : '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
