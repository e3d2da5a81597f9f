package dev.sluice.core.sim;

import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.risk.RealGrammar;
import dev.sluice.core.sql.CommentReader;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.core.sql.ScriptParser;
import dev.sluice.core.sql.ScriptSource;
import dev.sluice.core.sql.StatementVisitor;
import dev.sluice.core.sql.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All scripts of a seed. Version n has some texts: the even ones are good, the odd ones have a
 * statement that PostgreSQL refuses. A set is named by the texts it has: {@code 0.2.1} is V1 in its
 * first text, V2 in its third, V3 in its second.
 */
final class Scripts implements ScriptSyntax {
  static final int MOST = 7;
  static final int MOST_STATEMENTS = 4;
  private static final String REFUSED = "insert into missing values (1)";
  private static final ScriptParser PARSER =
      new ScriptParser(
          new RealGrammar(), Placeholders.of(Map.of(), "public", "migrator", "history"));

  /** Of all seeds: there are not many texts. */
  private static final Map<String, ParsedScript> PARSED = new ConcurrentHashMap<>();

  private final List<List<String>> shapes = new ArrayList<>();
  private final List<ScriptFile> callbacks = new ArrayList<>();
  private final Map<String, ScriptSet> sets = new HashMap<>();

  Scripts(Chance chance) {
    for (var event : CallbackEvent.values()) {
      if (chance.of(0.2)) {
        callbacks.add(file(event.fileStem() + ".sql", "--\nselect 1"));
      }
    }
    var transactionalOnly = chance.of(0.3);
    for (int version = 1; version <= MOST; version++) {
      var shape = new ArrayList<String>();
      var plain = transactionalOnly || chance.of(0.5);
      for (int number = 1; number <= chance.between(1, 3); number++) {
        shape.add(plain ? insert(version, number) : any(chance, version, number));
      }
      shapes.add(shape);
    }
  }

  private static String any(Chance chance, int version, int number) {
    return switch (chance.between(1, 14)) {
      case 1, 2, 3 -> insert(version, number);
      case 4, 5, 6 -> "create index concurrently i%d_%d on t (a)".formatted(version, number);
      case 7 -> "vacuum t";
      case 8 ->
          "create subscription s%d_%d connection 'c' publication p".formatted(version, number);
      case 9 -> "drop index concurrently d%d_%d".formatted(version, number);
      case 10 -> "reindex index concurrently r%d_%d".formatted(version, number);
      case 11, 12 -> insert(version, number) + ";commit";
      default -> "alter type kind add value 'v%d_%d'".formatted(version, number);
    };
  }

  /** It uses the value that the statement before it may have added. */
  private static String insert(int version, int number) {
    return "insert into t values (%d, 'v%d_%d')".formatted(number, version, number - 1);
  }

  static String name(List<Integer> texts) {
    return String.join(".", texts.stream().map(String::valueOf).toList());
  }

  static boolean refused(ParsedStatement statement) {
    return statement.sql().equals(REFUSED);
  }

  ScriptSet set(String name) {
    return sets.computeIfAbsent(name, this::read);
  }

  private ScriptSet read(String name) {
    var texts = name.split("\\.", -1);
    var files = new ArrayList<>(callbacks);
    IntStream.rangeClosed(1, texts.length)
        .mapToObj(version ->
            file("V" + version + "__step.sql", text(version, Integer.parseInt(texts[version - 1]))))
        .forEach(files::add);
    return switch (ScriptSetReader.read(files)) {
      case Result.Ok<ScriptSet>(ScriptSet set) -> set;
      case Result.Refused<ScriptSet>(var failure) ->
          throw new IllegalStateException(failure.message());
    };
  }

  private static ScriptFile file(String name, String text) {
    return new ScriptFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(int version, int text) {
    var lines = new ArrayList<>(shapes.get(version - 1));
    if (text % 2 == 1) {
      lines.add(REFUSED);
    }
    return "-- " + text + "\n" + String.join(";\n", lines);
  }

  boolean isRefused(Script script) {
    return script.text().endsWith(REFUSED);
  }

  /** Which text of a version has that checksum. */
  int textOf(int version, int checksum) {
    return IntStream.rangeClosed(0, 3)
        .filter(text -> text(version, text).hashCode() == checksum)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public int checksum(Script script) {
    return script.text().hashCode();
  }

  @Override
  public ParsedScript parse(Script script, StatementVisitor visitor) {
    var parsed = parsed(script);
    parsed.statements().forEach(statement -> visitor.visit(statement, seen(statement)));
    return parsed;
  }

  /** Rows are no risk, all else is one. */
  private static Tree seen(ParsedStatement statement) {
    return Tree.of(statement.sql().startsWith("insert") ? "CommentStmt" : "Unheard");
  }

  List<ParsedStatement> statementsOf(Script script) {
    return parsed(script).statements();
  }

  private static ParsedScript parsed(Script script) {
    return PARSED.computeIfAbsent(
        script.text(),
        text ->
            PARSER.parse(
                new ScriptSource(script.file(), text, false, CommentReader.NONE),
                StatementVisitor.NOBODY));
  }
}
