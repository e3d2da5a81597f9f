package dev.sluice.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Report;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminationMessageTest {

  @Test
  void whatFitsIsWhole() {
    Report report = report(1, "short");
    assertThat(Json.read(TerminationMessage.of(report), Report.class)).contains(report);
  }

  @Test
  void versionsGoBeforeAllElse() {
    List<String> many = IntStream.range(0, 5000).mapToObj(n -> "20260101." + n).toList();
    Report.AppliedScript script = new Report.AppliedScript("V2__b.sql", "2", 1, 3);
    Report report =
        new Report(
            Report.Command.APPLY,
            Report.Outcome.SUCCEEDED,
            null,
            null,
            new DatabaseState("7301", "orders", "18.0", "20260101.4999", 5000, "0a"),
            new Versions(many, "1", List.of("3"), false),
            List.of(script),
            0,
            17,
            false);
    Report read = readBack(report);
    assertThat(read.versions()).isEqualTo(Versions.ABRIDGED);
    assertThat(read.applied()).containsExactly(script);
    assertThat(read.abridged()).isFalse();
  }

  @Test
  void listsGoNext() {
    Report abridged = readBack(report(500, "the message"));
    assertThat(abridged.abridged()).isTrue();
    assertThat(abridged.applied()).isEmpty();
    assertThat(abridged.failure().message()).isEqualTo("the message");
  }

  @Test
  void thenTheMiddleOfALongMessage() {
    String rocket = "why \u00e4\ud83d\ude80\n";
    Report abridged = readBack(report(500, rocket.repeat(3000) + "Do this."));
    assertThat(abridged.failure().message())
        .startsWith("why")
        .contains(" ... ")
        .endsWith(rocket + "Do this.");
  }

  @Test
  void aPlanKeepsItsRiskWhenItsFindingsGo() {
    Finding finding =
        new Finding("drop-table", Risk.High, "V2__b.sql", 4, "DROP TABLE b", "It goes.", null);
    PlanHash hash = new PlanHash("sha256:" + "a".repeat(64));
    DatabaseState state = new DatabaseState("7301", "orders", "18.0", null, 0, "0a");
    Plan plan =
        new Plan(
            hash, state, "latest", List.of(), Risk.High, Collections.nCopies(500, finding), "0b");
    Report report =
        new Report(
            Report.Command.PLAN,
            Report.Outcome.SUCCEEDED,
            null,
            plan,
            state,
            null,
            List.of(),
            0,
            17,
            false);
    Report abridged = readBack(report);
    assertThat(abridged.abridged()).isTrue();
    assertThat(abridged.plan().findings()).isEmpty();
    assertThat(abridged.plan().risk()).isEqualTo(Risk.High);
  }

  private static Report readBack(Report report) {
    String message = TerminationMessage.of(report);
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
    return Json.read(message, Report.class).orElseThrow();
  }

  private static Report report(int scripts, String message) {
    Report.AppliedScript script = new Report.AppliedScript("V1__a_script.sql", "1", 3, 17);
    List<Report.AppliedScript> applied = Collections.nCopies(scripts, script);
    Failure failure =
        new Failure(Reason.StatementFailed, message, "42P01", "V2__b.sql", 4, "CREATE TABLE b");
    return new Report(
        Report.Command.APPLY,
        Report.Outcome.FAILED,
        failure,
        null,
        null,
        null,
        applied,
        0,
        1234,
        false);
  }
}
