package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Grammar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

  /** One statement a line; the checksum is the text's hash. All of it is Low. */
  public static ScriptSyntax syntax() {
    return syntax(_ -> new Grammar.Parsed(List.of()));
  }

  public static ScriptSyntax syntax(Grammar grammar) {
    return new ScriptSyntax() {
      @Override
      public int checksum(Script script) {
        return script.text().hashCode();
      }

      @Override
      public Result<List<Statement>> statements(Script script) {
        List<Statement> statements = new ArrayList<>();
        int line = 0;
        for (String sql : script.text().lines().toList()) {
          statements.add(new Statement(++line, 1, sql, null, StatementKinds.effectOf(sql)));
        }
        return Result.ok(statements);
      }

      @Override
      public Grammar grammar() {
        return grammar;
      }
    };
  }

  static PlanInput input(String target, ScriptSet set) {
    return new PlanInput("uid", List.of("public"), target, "options", set, syntax());
  }
}
