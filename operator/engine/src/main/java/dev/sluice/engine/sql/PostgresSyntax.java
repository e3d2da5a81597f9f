package dev.sluice.engine.sql;

import dev.sluice.core.Digest;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.core.sql.ScriptParser;
import dev.sluice.core.sql.ScriptSource;
import dev.sluice.core.sql.StatementVisitor;
import dev.sluice.engine.flyway.FlywayChecksum;
import java.nio.charset.StandardCharsets;

/** Scripts as PostgreSQL reads them, with checksums as Flyway 13 computes them. */
public final class PostgresSyntax implements ScriptSyntax {
  private static final String PLACEHOLDER = "${";

  private final ScriptParser parser;
  private final FlywayChecksum checksums;
  private final boolean replacePlaceholders;

  /**
   * Reads nothing yet.
   *
   * @param replacePlaceholders false where no script has any; a script's own settings say it too
   */
  public PostgresSyntax(Placeholders placeholders, boolean replacePlaceholders, Grammar grammar) {
    parser = new ScriptParser(grammar, placeholders);
    checksums = new FlywayChecksum(placeholders.values());
    this.replacePlaceholders = replacePlaceholders;
  }

  /**
   * Flyway's own of a repeatable script is over the text with placeholders replaced. Where Flyway
   * would leave some as they are, it is over the text that runs here: another value is a change.
   */
  @Override
  public int checksum(Script script) {
    if (!isRepeatableWithPlaceholders(script)) {
      return checksums.of(script.file(), script.text());
    }
    String replaced = checksums.replaced(script.file(), script.text());
    String text = replaced.contains(PLACEHOLDER) ? parser.text(source(script)) : replaced;
    return checksums.of(script.file(), text);
  }

  /** Like Flyway, takes a repeatable script's checksum over the text as it is written too. */
  @Override
  public boolean isChecksumOf(Script script, int recorded) {
    return recorded == checksum(script)
        || recorded == checksums.of(script.file(), script.text())
        || (isRepeatableWithPlaceholders(script) && recorded == ofFlyway(script));
  }

  private int ofFlyway(Script script) {
    return checksums.of(script.file(), checksums.replaced(script.file(), script.text()));
  }

  private boolean isRepeatableWithPlaceholders(Script script) {
    return script.name().kind() == ScriptName.Kind.REPEATABLE && replaces(script);
  }

  @Override
  public String digest(Script script) {
    return replaces(script)
        ? Digest.of(parser.text(source(script)).getBytes(StandardCharsets.UTF_8))
        : script.sha256();
  }

  @Override
  public void expect(Script script) {
    parser.expect(source(script));
  }

  @Override
  public ParsedScript parse(Script script, StatementVisitor visitor) {
    return parser.parse(source(script), visitor);
  }

  private boolean replaces(Script script) {
    return replacesPlaceholders(script) && script.text().contains(PLACEHOLDER);
  }

  private boolean replacesPlaceholders(Script script) {
    return replacePlaceholders && script.settings().placeholderReplacement();
  }

  private ScriptSource source(Script script) {
    return new ScriptSource(
        script.file(), script.text(), replacesPlaceholders(script), new Markers(script));
  }
}
