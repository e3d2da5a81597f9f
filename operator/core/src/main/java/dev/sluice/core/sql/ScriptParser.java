package dev.sluice.core.sql;

import dev.sluice.core.sql.Grammar.Located;
import dev.sluice.core.sql.Portions.Portion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a script: the only place where a text becomes statements. */
public final class ScriptParser {
  private static final int MOST_ERRORS = 20;

  private final Grammar grammar;
  private final Placeholders placeholders;
  private @Nullable Expected expected;

  /** A script that was prepared before it was asked for. */
  private record Expected(ScriptSource source, PreparedScript prepared) {
    boolean is(ScriptSource asked) {
      return source.file().equals(asked.file())
          && source.text().equals(asked.text())
          && source.replacePlaceholders() == asked.replacePlaceholders();
    }
  }

  public ScriptParser(Grammar grammar, Placeholders placeholders) {
    this.grammar = grammar;
    this.placeholders = placeholders;
  }

  /**
   * All that runs, the data of COPY at the end: with the values of placeholders; as it is where it
   * cannot be read.
   */
  public String text(ScriptSource source) {
    PreparedScript prepared = prepared(source);
    if (!prepared.problems().isEmpty()) {
      return source.text();
    }
    StringBuilder text = new StringBuilder(prepared.sql());
    prepared.copies().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(copy -> text.append(copy.getValue().text()));
    return text.toString();
  }

  /** Lets the grammar begin with a script while the one before it is judged. */
  public void expect(ScriptSource source) {
    PreparedScript prepared = prepared(source);
    expected = new Expected(source, prepared);
    if (prepared.problems().isEmpty()) {
      Portions.of(prepared.cuts()).stream()
          .findFirst()
          .ifPresent(first -> expect(prepared.sql(), first));
    }
  }

  private void expect(String sql, Portion portion) {
    if (portion.rows() < 0) {
      grammar.expect(text(sql, portion));
    }
  }

  private static String text(String sql, Portion portion) {
    return sql.substring(portion.start(), Math.min(portion.end(), sql.length()));
  }

  public ParsedScript parse(ScriptSource source, StatementVisitor visitor) {
    PreparedScript prepared = taken(source);
    return prepared.problems().isEmpty()
        ? new Reading(source, prepared, visitor).script()
        : new ParsedScript(
            source.file(), prepared.sql(), List.of(), prepared.comments(), prepared.problems());
  }

  private PreparedScript taken(ScriptSource source) {
    Expected ready = expected;
    if (ready == null || !ready.is(source)) {
      return prepared(source);
    }
    expected = null;
    return ready.prepared();
  }

  private PreparedScript prepared(ScriptSource source) {
    return ScriptPreparation.prepare(
        source.file(), source.text(), source.replacePlaceholders() ? placeholders : null);
  }

  /** One script under way. */
  private final class Reading {
    private final ScriptSource source;
    private final PreparedScript script;
    private final String sql;
    private final StatementVisitor visitor;
    private final Map<Integer, PreparedScript.CopyData> copies;
    private final Segmenter segmenter;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private boolean damaged;

    Reading(ScriptSource source, PreparedScript script, StatementVisitor visitor) {
      this.source = source;
      this.script = script;
      this.sql = script.sql();
      this.visitor = visitor;
      copies = new HashMap<>(script.copies());
      CommentReader.Reading comments = source.comments().read(script.comments());
      segmenter = new Segmenter(comments.transactional());
      diagnostics.addAll(comments.diagnostics());
    }

    ParsedScript script() {
      List<Portion> portions = Portions.of(script.cuts());
      boolean more = true;
      for (int i = 0; more && i < portions.size(); i++) {
        Portion next = i + 1 < portions.size() ? portions.get(i + 1) : null;
        more = read(portions.get(i), next);
      }
      if (!damaged) {
        copies.keySet().stream().sorted().findFirst().ifPresent(this::strayData);
      }
      List<Segment> segments = segmenter.segments();
      diagnostics.addAll(segmenter.diagnostics());
      diagnostics.sort(
          Comparator.comparing(Diagnostic::at, Comparator.comparingInt(SourceLocation::line)));
      return new ParsedScript(source.file(), sql, segments, script.comments(), diagnostics);
    }

    /** Whether what follows it is still to be read. */
    private boolean read(Portion portion, @Nullable Portion next) {
      if (portion.rows() >= 0) {
        Optional<Located> insert = new RowList(grammar, sql, portion).parse();
        insert.ifPresent(statement -> statement(portion.start(), statement));
        if (insert.isPresent()) {
          return true;
        }
      }
      return switch (grammar.parse(text(sql, portion))) {
        case Grammar.Parsed(List<Located> statements) -> {
          if (next != null) {
            expect(sql, next);
          }
          statements.forEach(statement -> statement(portion.start(), statement));
          yield true;
        }
        case Grammar.SyntaxError error -> rest(portion, error);
        case Grammar.TooComplex _ -> each(portion);
      };
    }

    /** The cut may have been wrong: only what the whole rest says is the parser's word. */
    private boolean rest(Portion portion, Grammar.SyntaxError error) {
      if (damaged) {
        return each(portion);
      }
      int start = portion.start();
      switch (grammar.parse(sql.substring(start))) {
        case Grammar.Parsed(List<Located> statements) -> {
          statements.forEach(statement -> statement(start, statement));
          return false;
        }
        case Grammar.SyntaxError inRest -> syntaxError(start, inRest);
        case Grammar.TooComplex _ -> syntaxError(start, error);
      }
      damaged = true;
      return each(portion);
    }

    /** One after the other: to find all that are wrong, or the one that is too complex. */
    private boolean each(Portion portion) {
      int start = portion.start();
      for (int cut : portion.ends()) {
        int end = Math.min(cut + 1, sql.length());
        switch (grammar.parse(sql.substring(start, end))) {
          case Grammar.Parsed(List<Located> statements) -> {
            int from = start;
            statements.forEach(statement -> statement(from, statement));
          }
          case Grammar.SyntaxError error -> syntaxError(start, error);
          case Grammar.TooComplex(String why) -> tooComplex(start, end, why);
        }
        start = end;
      }
      return diagnostics.size() < MOST_ERRORS;
    }

    private void tooComplex(int start, int end, String why) {
      String words = FirstWords.of(sql.substring(start, end));
      diagnostics.add(
          new Diagnostic(
              Diagnostic.Kind.ERROR,
              script.map().at(firstWord(start)),
              words + " cannot be read here: it " + why + ".",
              words));
    }

    private int firstWord(int from) {
      int at = from;
      while (at < sql.length() && LexicalState.isBlank(sql.charAt(at))) {
        at++;
      }
      return at;
    }

    private void syntaxError(int start, Grammar.SyntaxError error) {
      int points = Math.max(0, error.position() - 1);
      int length = sql.codePointCount(start, sql.length());
      int at = sql.offsetByCodePoints(start, Math.min(points, length));
      SourceLocation place = script.map().at(at);
      if (diagnostics.stream().noneMatch(known -> known.at().equals(place))) {
        diagnostics.add(
            new Diagnostic(Diagnostic.Kind.SYNTAX_ERROR, place, SyntaxErrors.message(error), ""));
      }
    }

    private void statement(int start, Located located) {
      Tree tree = located.tree();
      int from = start + located.start();
      int end = start + located.end();
      boolean takesData = readsFromClient(tree);
      PreparedScript.CopyData data = takesData ? copies.remove(end) : null;
      ParsedStatement statement =
          new ParsedStatement(
              script.map().at(from),
              sql.substring(from, end).stripTrailing(),
              data == null ? null : data.text(),
              StatementClassifier.classOf(tree),
              SessionEffects.of(tree));
      if (takesData && data == null) {
        diagnostics.add(
            Diagnostic.error(statement, " has no data: its rows and a line \\. must follow it."));
      }
      UnsupportedStatements.objection(tree)
          .ifPresent(objection -> diagnostics.add(Diagnostic.error(statement, objection)));
      if (segmenter.add(statement, tree)) {
        visitor.visit(statement, tree);
      }
    }

    private static boolean readsFromClient(Tree tree) {
      return tree.is("CopyStmt")
          && tree.flag("is_from")
          && !tree.flag("is_program")
          && !tree.has("filename");
    }

    private void strayData(int copy) {
      diagnostics.add(
          Diagnostic.error(
              script.map().at(copy),
              "lines up to \\. follow what PostgreSQL does not read as COPY ... FROM STDIN. Correct"
                  + " the statement before them."));
    }
  }
}
