package dev.sluice.engine.flyway;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Recorder;
import org.flywaydb.core.internal.parser.StatementType;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;
import org.flywaydb.core.internal.sqlscript.Delimiter;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's parser, but for the data of COPY: Flyway keeps it to itself, and never ends where the
 * closing line is missing. And but for {@code $1} and {@code e'it\'s'}: Flyway takes the one for
 * the begin of a dollar quote, and does not know the other, so it would lose sight of what follows.
 */
final class ScriptParser extends PostgreSQLParser {
  private static final Pattern COPY_FROM_STDIN = Pattern.compile("^COPY( .*)? FROM STDIN");
  private static final String LETTER = "A-Za-z_\\x{80}-\\x{10ffff}";
  private static final Pattern DOLLAR_TAG =
      Pattern.compile("\\$([" + LETTER + "][0-9" + LETTER + "]*)?\\$");
  private static final int LONGEST_TAG = 200;
  private static final StatementType COPY = new StatementType();

  ScriptParser(Configuration configuration, ParsingContext context) {
    super(configuration, context);
  }

  @Override
  protected boolean isAlternativeStringLiteral(String peek) {
    return super.isAlternativeStringLiteral(peek) || peek.startsWith("e'");
  }

  @Override
  protected Token handleAlternativeStringLiteral(
      PeekingReader reader, ParserContext context, int position, int line, int column)
      throws IOException {
    if (reader.peek('$') && !DOLLAR_TAG.matcher(reader.peek(LONGEST_TAG)).lookingAt()) {
      reader.swallow();
      return token(TokenType.SYMBOL, "$", context, position, line, column);
    }
    if (reader.peek('$')) {
      return super.handleAlternativeStringLiteral(reader, context, position, line, column);
    }
    reader.swallow(2);
    reader.swallowUntilIncludingWithEscape('\'', true, '\\');
    return token(TokenType.STRING, null, context, position, line, column);
  }

  private static Token token(
      TokenType type,
      @Nullable String text,
      ParserContext context,
      int position,
      int line,
      int column) {
    return new Token(type, position, line, column, text, text, context.getParensDepth());
  }

  @Override
  protected StatementType detectStatementType(
      String simplified, ParserContext context, PeekingReader reader) {
    return COPY_FROM_STDIN.matcher(simplified).matches()
        ? COPY
        : super.detectStatementType(simplified, context, reader);
  }

  @Override
  protected ParsedSqlStatement createStatement(
      PeekingReader reader,
      Recorder recorder,
      int position,
      int line,
      int column,
      int textPosition,
      int textLine,
      int textColumn,
      StatementType type,
      boolean inTransaction,
      Delimiter delimiter,
      String sql,
      List<Token> tokens,
      boolean batchable)
      throws IOException {
    if (COPY.equals(type)) {
      return new CopyStatement(textPosition, textLine, textColumn, sql, copyData(reader));
    }
    return super.createStatement(
        reader,
        recorder,
        position,
        line,
        column,
        textPosition,
        textLine,
        textColumn,
        type,
        inTransaction,
        delimiter,
        sql,
        tokens,
        batchable);
  }

  private static String copyData(PeekingReader reader) throws IOException {
    reader.readUntilIncluding('\n');
    StringBuilder data = new StringBuilder();
    while (reader.peek(1) != null) {
      String line = reader.readUntilIncluding('\n');
      if (line.strip().equals("\\.")) {
        return data.toString();
      }
      data.append(line);
    }
    throw new FlywayException("the data of COPY ... FROM STDIN has no closing line \\.");
  }
}
