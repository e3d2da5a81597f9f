package dev.sluice.core.sql;

import dev.sluice.core.risk.RealGrammar;
import java.util.List;
import java.util.Map;

/** Scripts as they are read with the real grammar. */
final class ReadScripts {
  private ReadScripts() {}

  static ParsedScript read(String text) {
    return read(text, CommentReader.NONE, true);
  }

  static ParsedScript read(String text, CommentReader comments, boolean placeholders) {
    Placeholders values =
        Placeholders.of(
            Map.of("currency", "EUR", "quote", "it''s", "path", "a;b"), "public", "me", "h");
    return new ScriptParser(new RealGrammar(), values)
        .parse(
            new ScriptSource("V1__a.sql", text, placeholders, comments), StatementVisitor.NOBODY);
  }

  /** Of each segment: {@code T2} is a transaction of two statements, {@code S} a single one. */
  static String segments(ParsedScript script) {
    List<String> shapes =
        script.segments().stream()
            .map(segment -> segment.isTransaction() ? "T" + segment.statements().size() : "S")
            .toList();
    return String.join(" ", shapes);
  }

  static List<String> errors(ParsedScript script) {
    return script.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(error -> error.at().line() + ": " + error.message())
        .toList();
  }
}
