package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.catalogue.Catalogue.Source;
import dev.sluice.core.catalogue.CatalogueChanges;
import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.catalogue.Column;
import dev.sluice.core.catalogue.ColumnType;
import dev.sluice.core.catalogue.Index;
import dev.sluice.core.catalogue.ObjectName;
import dev.sluice.core.catalogue.Size;
import dev.sluice.core.catalogue.Table;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.RealGrammar;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Grammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan said of risk holds while its own work changes the database, and no longer. */
class SaidRiskTest {
  private static final DatabaseState DATABASE =
      new DatabaseState("7301", "orders", "18.0", null, 0, "");
  private static final String FIRST = "ALTER TABLE a ALTER n TYPE varchar(20)";
  private static final String SECOND = "ALTER TABLE a ALTER n TYPE varchar(30)";
  private static final PlanInput INPUT = input(FIRST, SECOND);

  @Test
  void aPlanKnowsWhatIsThere() {
    Plan blind = work(INPUT, found(Catalogue.UNKNOWN, History.NONE), null).plan();
    assertThat(blind.risk()).isEqualTo(Risk.High);
    assertThat(made().risk()).isEqualTo(Risk.Low);
  }

  @Test
  void aFindingTellsTheSizeOfTheTable() {
    Plan plan = work(input("DROP TABLE a"), found(length(10), History.NONE), null).plan();
    assertThat(plan.findings())
        .singleElement()
        .extracting(Finding::why)
        .asString()
        .endsWith(" a has about 2.0 million rows, 300 MiB.");
  }

  @Test
  void itGoesOnUnderItsHashWhenItsOwnWorkIsThere() {
    Plan plan = made();
    Work resumed = work(INPUT, found(length(20), applied()), plan);
    assertThat(resumed.done()).isEqualTo(1);
    assertThat(resumed.plan().hash()).isEqualTo(plan.hash());
    assertThat(resumed.plan().findings()).isEqualTo(plan.findings());
  }

  /** What the first script did is in the catalogue. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ALTER TABLE a ALTER n TYPE varchar(20)        | ALTER TABLE a ALTER n TYPE varchar(30)
          ALTER TABLE a RENAME n TO o                   | ALTER TABLE a ALTER o TYPE varchar(30)
          ALTER TABLE a RENAME TO b                     | ALTER TABLE b ALTER n TYPE varchar(30)
          ALTER TABLE a SET SCHEMA s                    | ALTER TABLE s.a ALTER n TYPE varchar(30)
          ALTER TABLE a ADD o varchar(5)                | ALTER TABLE a ALTER o TYPE varchar(9)
          ALTER TABLE a ADD COLUMN IF NOT EXISTS o text | ALTER TABLE a ALTER n TYPE varchar(30)
          ALTER TABLE a DROP n                          | ALTER TABLE a ADD n varchar(5)
          ALTER TABLE a ADD CONSTRAINT c CHECK (n IS NOT NULL) NOT VALID | ALTER TABLE a VALIDATE CONSTRAINT c
          ALTER TABLE a ADD CONSTRAINT c CHECK (n IS NOT NULL) | ALTER TABLE a ALTER n SET NOT NULL
          ALTER TABLE a ALTER n SET NOT NULL            | ALTER TABLE a ALTER n TYPE varchar(30)
          ALTER TABLE a ADD PRIMARY KEY (n)             | UPDATE a SET n = 'y' WHERE n = 'x'
          CREATE INDEX i ON a (n)                       | ALTER TABLE a ADD FOREIGN KEY (n) REFERENCES c (n) NOT VALID
          CREATE TABLE b (n varchar(10))                | ALTER TABLE b ALTER n TYPE varchar(5)
          CREATE TABLE b (LIKE a)                       | ALTER TABLE b ALTER n TYPE varchar(30)
          DROP TABLE a                                  | CREATE TABLE a (n varchar(10))
          CREATE VIEW v AS SELECT n FROM a              | CREATE OR REPLACE VIEW v AS SELECT n, 1 AS m FROM a
          ALTER TABLE a RENAME n TO o; ALTER TABLE a RENAME o TO p | ALTER TABLE a ALTER p TYPE varchar(30)
          """)
  void whatTheFirstScriptDidMakesTheSecondNoWorse(String first, String second) {
    PlanInput input = input(first.replace("; ", "\n"), second);
    Plan plan = work(input, found(length(10), History.NONE), null).plan();
    CatalogueState state = new CatalogueState(length(10), List.of("public"));
    for (String statement : first.split("; ", -1)) {
      if (new RealGrammar().parse(statement) instanceof Grammar.Parsed(var statements)) {
        new CatalogueChanges(state).apply(statements.getFirst().tree());
      }
    }
    Planner.Found after =
        found(state.catalogue(Source.DATABASE), applied(first.replace("; ", "\n")));
    assertThat(work(input, after, plan).done()).isEqualTo(1);
  }

  @Test
  void whatBecameLessRiskyIsNoOtherPlan() {
    Plan plan = work(INPUT, found(Catalogue.UNKNOWN, History.NONE), null).plan();
    Work now = work(INPUT, found(length(10), History.NONE), plan);
    assertThat(now.plan().hash()).isEqualTo(plan.hash());
    assertThat(now.plan().risk()).isEqualTo(Risk.High);
  }

  @Test
  void whatBecameWorseIsAnotherPlan() {
    Failure failure = refused(found(length(50), History.NONE), made());
    assertThat(failure.reason()).isEqualTo(Reason.PlanChanged);
    assertThat(failure.message())
        .contains("the risk of V1__a.sql was Low and is High")
        .contains("(change-type, line 1)");
  }

  @Test
  void soIsWhatBecameWorseOfTheRest() {
    assertThat(refused(found(indexed(), applied()), made()).message())
        .contains("the risk of V2__b.sql was Low and is High");
  }

  @Test
  void aScriptThatHasBegunGoesOn() {
    StepRecord begun = new StepRecord("V1__a.sql", sha(INPUT), 1, StepRecord.State.DONE, FIRST);
    HistoryRow half = new HistoryRow(1, "1", "a", "SQL", "V1__a.sql", FIRST.hashCode(), false);
    Planner.Found found =
        new Planner.Found(DATABASE, length(50), new History(true, List.of(half)), List.of(begun));
    assertThat(work(INPUT, found, made()).plan().hash()).isEqualTo(made().hash());
  }

  /** A body that says less than its scripts deserve: what has not begun is judged again. */
  @Test
  void aForgedPlanDoesNotPass() {
    PlanInput hostile = input("DROP TABLE a");
    Plan honest = work(hostile, found(length(10), History.NONE), null).plan();
    List<PlannedScript> low =
        honest.pending().stream().map(script -> script.withRisk(Risk.Low)).toList();
    PlanHash hash =
        PlanHasher.hash(hostile, honest.database(), low, List.of(), honest.optionsDigest());
    Plan forged =
        new Plan(
            hash, honest.database(), "latest", low, Risk.Low, List.of(), honest.optionsDigest());
    assertThat(refused(hostile, found(length(10), History.NONE), forged).message())
        .contains("the risk of V1__a.sql was Low and is High");
  }

  /** The hash binds the risk of scripts; that of the whole is no lower. */
  @Test
  void theWholeIsAsRiskyAsItsWorstScript() {
    PlanInput hostile = input("DROP TABLE a");
    Plan honest = work(hostile, found(length(10), History.NONE), null).plan();
    Plan forged =
        new Plan(
            honest.hash(),
            honest.database(),
            "latest",
            honest.pending(),
            Risk.None,
            honest.findings(),
            honest.optionsDigest());
    assertThat(work(hostile, found(length(10), History.NONE), forged).plan().risk())
        .isEqualTo(Risk.High);
  }

  private static Plan made() {
    return work(INPUT, found(length(10), History.NONE), null).plan();
  }

  private static Catalogue length(int length) {
    return catalogue(length, List.of());
  }

  private static Catalogue indexed() {
    return catalogue(20, List.of(new Index("i", List.of(""), false, false, true)));
  }

  private static Catalogue catalogue(int length, List<Index> indexes) {
    Column column = new Column("n", new ColumnType("varchar", List.of(length), false), false);
    Table table = new Table(List.of(column), List.of(), indexes, new Size(2_000_000, 300 << 20));
    return new Catalogue(
        Source.DATABASE, Map.of(new ObjectName("public", "a"), table), Map.of(), Map.of());
  }

  private static History applied() {
    return applied(FIRST);
  }

  private static History applied(String text) {
    return new History(
        true, List.of(new HistoryRow(1, "1", "a", "SQL", "V1__a.sql", text.hashCode(), true)));
  }

  private static Planner.Found found(Catalogue catalogue, History history) {
    return new Planner.Found(DATABASE, catalogue, history, List.of());
  }

  private static String sha(PlanInput input) {
    return input.syntax().digest(input.scripts().versioned().getFirst());
  }

  private static PlanInput input(String... texts) {
    String[] set = new String[2 * texts.length];
    for (int i = 0; i < texts.length; i++) {
      set[2 * i] = "V" + (i + 1) + "__" + (char) ('a' + i) + ".sql";
      set[2 * i + 1] = texts[i];
    }
    return new PlanInput(
        "uid", List.of("public"), "latest", "options", TestScripts.set(set), TestScripts.syntax());
  }

  private static Work work(PlanInput input, Planner.Found found, Plan earlier) {
    return switch (Planner.plan(input, found, earlier)) {
      case Result.Ok<Work>(Work work) -> work;
      case Result.Refused<Work>(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private static Failure refused(Planner.Found found, Plan earlier) {
    return refused(INPUT, found, earlier);
  }

  private static Failure refused(PlanInput input, Planner.Found found, Plan earlier) {
    return switch (Planner.plan(input, found, earlier)) {
      case Result.Ok<Work> _ -> throw new AssertionError("not refused");
      case Result.Refused<Work>(Failure failure) -> failure;
    };
  }
}
