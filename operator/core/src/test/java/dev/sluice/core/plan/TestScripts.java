package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.RealGrammar;
import dev.sluice.core.sql.CommentReader;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.core.sql.ScriptParser;
import dev.sluice.core.sql.ScriptSource;
import dev.sluice.core.sql.StatementVisitor;
import dev.sluice.core.sql.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sets of scripts whose statements end at line ends. */
public final class TestScripts {
  private TestScripts() {}

  /** Names and texts in turn. */
  public static ScriptSet set(String... namesAndTexts) {
    return switch (ScriptSetReader.read(files(namesAndTexts))) {
      case Result.Ok<ScriptSet>(ScriptSet set) -> set;
      case Result.Refused<ScriptSet>(Failure failure) ->
          throw new IllegalArgumentException(failure.message());
    };
  }

  static List<ScriptFile> files(String... namesAndTexts) {
    List<ScriptFile> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] bytes = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      files.add(new ScriptFile(namesAndTexts[i], bytes));
    }
    return files;
  }

  /** One statement a line; the checksum is the text's hash. */
  public static ScriptSyntax syntax() {
    return syntax(tree -> tree);
  }

  /** The same, but for what the rules see of each statement. */
  static ScriptSyntax syntax(UnaryOperator<Tree> seen) {
    ScriptParser parser =
        new ScriptParser(new RealGrammar(), Placeholders.of(Map.of(), "public", "me", "history"));
    return new ScriptSyntax() {
      @Override
      public int checksum(Script script) {
        return script.text().hashCode();
      }

      @Override
      public ParsedScript parse(Script script, StatementVisitor visitor) {
        String text = script.text().replace("\n", ";\n");
        return parser.parse(
            new ScriptSource(script.file(), text, true, CommentReader.NONE),
            (statement, tree) -> visitor.visit(statement, seen.apply(tree)));
      }
    };
  }

  static PlanInput input(String target, ScriptSet set) {
    return new PlanInput("uid", List.of("public"), target, "options", set, syntax());
  }
}
