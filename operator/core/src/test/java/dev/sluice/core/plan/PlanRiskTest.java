package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement a line, judged by the real grammar. */
class PlanRiskTest {
  private static final DatabaseState DATABASE =
      new DatabaseState("7301", "orders", "18.0", null, 0, "");

  @Test
  void aPlanHasTheRiskOfItsWorstScript() {
    Plan plan =
        planned(
            "V1__a.sql", "CREATE TABLE a (i int)\nCREATE INDEX ON a (i)",
            "V2__b.sql", "CREATE INDEX ON orders (customer)\nDROP TABLE a",
            "V3__c.sql", "GRANT SELECT ON orders TO app\nDROP TABLE lines");
    assertThat(plan.pending())
        .extracting(PlannedScript::risk)
        .containsExactly(Risk.Low, Risk.Medium, Risk.High);
    assertThat(plan.risk()).isEqualTo(Risk.High);
    assertThat(plan.findings())
        .extracting(Finding::script, Finding::line, Finding::rule, Finding::statement)
        .containsExactly(
            tuple("V2__b.sql", 1, "create-index", "CREATE INDEX ON orders (customer)"),
            tuple("V3__c.sql", 2, "drop-table", "DROP TABLE lines"));
  }

  @Test
  void nothingPendingIsNoRisk() {
    PlanInput input = input("V1__a.sql", "DROP TABLE a", "beforeMigrate.sql", "DROP TABLE b");
    History applied =
        new History(
            true,
            List.of(
                new HistoryRow(1, "1", "a", "SQL", "V1__a.sql", "DROP TABLE a".hashCode(), true)));
    Plan plan = plan(input, applied);
    assertThat(plan.pending()).isEmpty();
    assertThat(plan.risk()).isEqualTo(Risk.None);
    assertThat(plan.findings()).isEmpty();
  }

  @Test
  void aCallbackCountsAndAllItTouchesMayBeThere() {
    Plan plan = planned("V1__a.sql", "CREATE TABLE a ()", "afterMigrate.sql", "TRUNCATE a");
    assertThat(plan.pending().getFirst().risk()).isEqualTo(Risk.Low);
    assertThat(plan.risk()).isEqualTo(Risk.High);
    assertThat(plan.findings()).extracting(Finding::script).containsExactly("afterMigrate.sql");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a build among others          | CREATE TABLE a (); CREATE INDEX CONCURRENTLY i ON b (c) | High
          a build by itself             | CREATE INDEX CONCURRENTLY i ON b (c)                    | Low
          two builds                    | CREATE INDEX CONCURRENTLY i ON b (c); CREATE INDEX CONCURRENTLY j ON b (d) | Low
          a setting changes nothing     | SET lock_timeout = '1s'; CREATE INDEX CONCURRENTLY i ON b (c) | Low
          a value, and rows             | ALTER TYPE m ADD VALUE 'x'; INSERT INTO a VALUES ('y')  | Medium
          a commit in the middle        | CREATE TABLE a (); COMMIT; CREATE TABLE b ()            | Medium
          a commit at the end           | CREATE TABLE a (); COMMIT                               | Low
          """)
  void aScriptThatCannotBeOneTransactionIsHighWhenItIsMoreThanThat(
      String shown, String statements, Risk risk) {
    Plan plan = planned("V1__a.sql", statements.replace("; ", "\n"));
    assertThat(plan.risk()).isEqualTo(risk);
    assertThat(plan.findings())
        .filteredOn(finding -> finding.rule().equals("non-transactional-mix"))
        .hasSize(risk == Risk.High ? 1 : 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a misspelt word   | CREATE TABEL x           | line 2 column 8: syntax error at or near "TABEL"
          the end is early  | SELECT (1                | line 2 column 10: syntax error at end of input
          after an emoji    | SELECT '🚀' FORM a b     | line 2 column 17: syntax error at or near "a"
          a password        | CREATE ROLE r 'secret'   | line 2 column 15: syntax error at or near "'...'"
          of the server     | CREATE SCHEMA IF NOT EXISTS s CREATE TABLE t (a int) | line 2 column 31: CREATE SCHEMA IF NOT EXISTS cannot
          """)
  void aSyntaxErrorIsToldInPostgresqlsWordsWithItsPlace(String shown, String sql, String message) {
    Failure failure = refused("V1__a.sql", "SELECT 1\n" + sql);
    assertThat(failure.reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(failure.message()).startsWith("V1__a.sql " + message);
    assertThat(failure.line()).isEqualTo(2);
  }

  @Test
  void aSyntaxErrorInACallbackIsToldEvenWhenNothingIsPending() {
    assertThat(refused("V1__a.sql", "SELECT 1", "afterMigrate.sql", "SELEKT 1").message())
        .startsWith("afterMigrate.sql line 1 column 1: syntax error at or near \"SELEKT\"");
  }

  @Test
  void theHashCoversTheVerdict() {
    PlanInput input = input("V1__a.sql", "DROP TABLE a");
    PlanInput blind =
        new PlanInput(
            input.uid(),
            input.schemas(),
            input.targetVersion(),
            input.optionsDigest(),
            input.scripts(),
            TestScripts.syntax(_ -> Tree.of("CommentStmt")));
    assertThat(plan(input, History.NONE).hash()).isEqualTo(plan(input, History.NONE).hash());
    assertThat(plan(input, History.NONE).hash()).isNotEqualTo(plan(blind, History.NONE).hash());
  }

  @Test
  void findingsHaveALimitAndWhatIsBeyondItCounts() {
    String many = "CREATE INDEX ON orders (customer)\n".repeat(Planner.MOST_FINDINGS);
    Plan plan = planned("V1__a.sql", many + "DROP TABLE orders");
    assertThat(plan.findings()).hasSize(Planner.MOST_FINDINGS);
    assertThat(plan.risk()).isEqualTo(Risk.High);
  }

  private static Planner.Found found(History history, Catalogue catalogue) {
    return new Planner.Found(DATABASE, catalogue, history, List.of());
  }

  private static PlanInput input(String... namesAndTexts) {
    return new PlanInput(
        "uid",
        List.of("public"),
        "latest",
        "options",
        TestScripts.set(namesAndTexts),
        TestScripts.syntax());
  }

  private static Plan planned(String... namesAndTexts) {
    return plan(input(namesAndTexts), History.NONE);
  }

  private static Plan plan(PlanInput input, History history) {
    return switch (Planner.plan(input, found(history, Catalogue.UNKNOWN), null)) {
      case Result.Ok<Work>(Work work) -> work.plan();
      case Result.Refused<Work>(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private static Failure refused(String... namesAndTexts) {
    return switch (Planner.plan(
        input(namesAndTexts), found(History.NONE, Catalogue.UNKNOWN), null)) {
      case Result.Ok<Work> _ -> throw new AssertionError("not refused");
      case Result.Refused<Work>(Failure failure) -> failure;
    };
  }
}
