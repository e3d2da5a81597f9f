package dev.sluice.core.plan;

import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.StatementVisitor;

/** What is known of a script's text. The same text gives the same answers. */
public interface ScriptSyntax {

  /** As Flyway computes it, so that Flyway's own validate agrees with our history rows. */
  int checksum(Script script);

  /** Whether a row with this checksum is of the script as it is now. */
  default boolean isChecksumOf(Script script, int recorded) {
    return recorded == checksum(script);
  }

  /** sha256 hex over what would run: the text with the values of its placeholders. */
  default String digest(Script script) {
    return script.sha256();
  }

  /** A script that is likely to be parsed next: it may be read meanwhile. */
  default void expect(Script script) {}

  /** The script as it would run, or why it would not; the visitor sees each statement's tree. */
  ParsedScript parse(Script script, StatementVisitor visitor);
}
