package dev.sluice.engine.flyway;

import dev.sluice.core.Digest;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.plan.StatementKinds;
import dev.sluice.core.risk.Grammar;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/** Scripts as Flyway 13 reads them, without a Flyway that is started. */
public final class FlywaySyntax implements ScriptSyntax {
  static {
    LogFactory.setLogCreator(type -> new SilentLog());
  }

  private static final Pattern LINE = Pattern.compile("at line (\\d+)");

  private final ClassicConfiguration configuration = new ClassicConfiguration();
  private final Placeholders placeholders;
  private final Grammar grammar;

  public FlywaySyntax(Placeholders placeholders, Grammar grammar) {
    this.grammar = grammar;
    this.placeholders = placeholders;
    configuration.setPlaceholders(placeholders.values());
  }

  /** Flyway's own of a repeatable script is over the text with placeholders replaced. */
  @Override
  public int checksum(Script script) {
    boolean repeatable = script.name().kind() == ScriptName.Kind.REPEATABLE;
    return checksum(script, repeatable ? replaced(script) : script.text());
  }

  /** Like Flyway, takes a repeatable script's checksum over the text as it is written too. */
  @Override
  public boolean isChecksumOf(Script script, int recorded) {
    return recorded == checksum(script) || recorded == checksum(script, script.text());
  }

  @Override
  public String digest(Script script) {
    String replaced = replaced(script);
    return replaced.equals(script.text())
        ? script.sha256()
        : Digest.of(replaced.getBytes(StandardCharsets.UTF_8));
  }

  private static int checksum(Script script, String text) {
    return ChecksumCalculator.calculate(new ScriptText(script.file(), text));
  }

  /** As it is where a placeholder has no value: such a script is refused before it runs. */
  private String replaced(Script script) {
    if (!script.text().contains("${") || placeholders.unresolved(script).isPresent()) {
      return script.text();
    }
    ParsingContext context = new ParsingContext();
    context.updateFilenamePlaceholder(
        new ResourceNameParser(configuration).parse(script.file()), configuration);
    try (Reader text =
        PlaceholderReplacingReader.create(
            configuration, context, new StringReader(script.text()))) {
      StringWriter replaced = new StringWriter();
      text.transferTo(replaced);
      return replaced.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  @Override
  public Result<List<Statement>> statements(Script script) {
    Optional<Failure> unresolved = placeholders.unresolved(script);
    if (unresolved.isPresent()) {
      return Result.refused(unresolved.get());
    }
    List<Statement> statements = new ArrayList<>();
    ScriptParser parser = new ScriptParser(configuration, new ParsingContext());
    ScriptText text = new ScriptText(script.file(), script.text());
    try (SqlStatementIterator parsed = parser.parse(text)) {
      while (parsed.hasNext()) {
        SqlStatement next = parsed.next();
        if (StatementKinds.hasMetaCommand(next.getSql())) {
          return Result.refused(metaCommand(script, next.getLineNumber()));
        }
        statements.add(statement(next));
      }
    } catch (FlywayException e) {
      return Result.refused(unreadable(script, e));
    }
    return Result.ok(statements);
  }

  @Override
  public Grammar grammar() {
    return grammar;
  }

  private static Statement statement(SqlStatement parsed) {
    String sql = parsed.getSql();
    String copyData = parsed instanceof CopyStatement copy ? copy.data() : null;
    return new Statement(
        parsed.getLineNumber(),
        parsed instanceof ParsedSqlStatement read ? read.getCol() : 1,
        sql,
        copyData,
        StatementKinds.effectOf(sql));
  }

  private static Failure metaCommand(Script script, int statementLine) {
    int line = lineOfBackslash(script, statementLine);
    String message =
        script.file()
            + " line "
            + line
            + ": a backslash outside of quotes is a command of psql, which PostgreSQL itself does"
            + " not know. Remove the line (pg_dump writes \\restrict and \\unrestrict).";
    return new Failure(Reason.SourceInvalid, message, null, script.file(), line, null);
  }

  /** The first line from there on that begins with a backslash, or the statement's own. */
  private static int lineOfBackslash(Script script, int statementLine) {
    List<String> lines = script.text().lines().toList();
    for (int i = statementLine - 1; i < lines.size(); i++) {
      if (lines.get(i).stripLeading().startsWith("\\")) {
        return i + 1;
      }
    }
    return statementLine;
  }

  private static Failure unreadable(Script script, FlywayException e) {
    String text = String.valueOf(e.getMessage());
    Matcher matcher = LINE.matcher(text);
    Integer line = matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    Throwable cause = e.getCause();
    String why = cause instanceof FlywayException ? String.valueOf(cause.getMessage()) : "";
    String message =
        script.file()
            + (line == null ? "" : " line " + line)
            + " cannot be read: "
            + (why.startsWith("the data of COPY")
                ? why
                : "a quote, comment or BEGIN ATOMIC that begins there is not closed")
            + ". Correct the script.";
    return new Failure(Reason.SourceInvalid, message, null, script.file(), line, null);
  }
}
