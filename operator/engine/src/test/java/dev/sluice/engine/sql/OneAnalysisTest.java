package dev.sluice.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.PlanInput;
import dev.sluice.core.plan.Planner;
import dev.sluice.core.plan.Review;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.Work;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.grammar.PostgresGrammar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lint accepts planning accepts, with the same risk; and neither ever fails on a script. */
class OneAnalysisTest {
  private static final int MANY = 10_000;
  private static final DatabaseState DATABASE =
      new DatabaseState("1", "orders", "18.0", null, 0, History.NONE.digest());
  private static final Planner.Found FOUND =
      new Planner.Found(DATABASE, Catalogue.UNKNOWN, History.NONE, List.of());

  private final PostgresSyntax syntax =
      new PostgresSyntax(
          Placeholders.of(Map.of("x", "1"), "public", "me", "flyway_schema_history"),
          true,
          new PostgresGrammar());

  @Test
  void planAndLintAgreeOnTheScriptsOfTheRepositoryAndOnTheirMutations() {
    Mutations mutations = Mutations.ofRealScripts(20_261_201);
    Stream.concat(mutations.originals(), mutations.scripts(MANY)).forEach(this::agree);
  }

  private void agree(String text) {
    ScriptSet set = set(text);
    AtomicInteger wrong = new AtomicInteger();
    Risk linted =
        new Review(
                new Review.Source(syntax, List.of("public"), Catalogue.UNKNOWN),
                remark -> wrong.addAndGet(remark instanceof Review.Wrong ? 1 : 0))
            .script(set.versioned().getFirst());
    PlanInput input = new PlanInput("uid", List.of("public"), "latest", "options", set, syntax);
    switch (Planner.plan(input, FOUND, null)) {
      case Result.Ok<Work>(Work work) -> {
        assertThat(wrong).as(text).hasValue(0);
        assertThat(work.plan().risk()).as(text).isEqualTo(linted);
      }
      case Result.Refused<Work>(Failure failure) ->
          assertThat(wrong.get()).as(failure.message() + "\n" + text).isPositive();
    }
  }

  private static ScriptSet set(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (ScriptSetReader.read(List.of(new ScriptFile("V1__a.sql", bytes)))) {
      case Result.Ok<ScriptSet>(ScriptSet set) -> set;
      case Result.Refused<ScriptSet>(Failure failure) ->
          throw new AssertionError(failure.message());
    };
  }
}
