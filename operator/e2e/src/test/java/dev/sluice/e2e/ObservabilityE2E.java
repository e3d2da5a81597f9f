package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.e2e.harness.Hold;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Metrics, Events and logs. */
@InNamespace
class ObservabilityE2E {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path METRICS = Path.of("../../docs/reference/metrics.md");
  private static final String ALWAYS =
      """
      source: {inline: {V1__t.sql: create table t ()}}
      approval: {when: Always}
      """;

  @Test
  void everyMetricOfTheReferenceIsServedWithWhatHappened(Scenario scenario) throws IOException {
    var approved = scenario.migrate("approved", ALWAYS);
    scenario.cluster().kubectl().type(Migration.command(approved.awaitPhase("AwaitingApproval")));
    approved.awaitReady();
    var failing =
        scenario.migrate(
            "failing",
            """
            source: {inline: {V1__t.sql: create table t (), V2__a.sql: create table t (), V3__b.sql: select 1}}
            """);
    failing.awaitStalled("StatementFailed");
    loseAJob(scenario);
    holdAndRelease(scenario);

    var page = scenario.cluster().operator().metrics();
    for (var family : families()) {
      assertThat(page).as(family).anyMatch(line -> line.startsWith("# TYPE " + family + " "));
      assertThat(page).as(family).anyMatch(line -> line.matches(family + "(_count)?[{ ].*"));
    }
    var who = "name=\"failing\",namespace=\"" + scenario.namespace() + "\"";
    assertThat(page)
        .contains(
            "sluice_pending_scripts{" + who + "} 2.0",
            "sluice_stalled{" + who + ",reason=\"StatementFailed\"} 1.0")
        .noneMatch(line ->
            line.contains("sluice_stalled")
                && line.contains("name=\"approved\"")
                && line.contains(scenario.namespace()));
    assertThat(value(page, "sluice_migrations{phase=\"Ready\"}")).isPositive();
    assertThat(value(page, "sluice_migrations{phase=\"Failed\"}")).isPositive();
    assertThat(value(page, "sluice_runs_total{kind=\"Plan\",outcome=\"Succeeded\",reason=\"\"}"))
        .isPositive();
    assertThat(
            value(
                page,
                "sluice_runs_total{kind=\"Apply\",outcome=\"Failed\",reason=\"StatementFailed\"}"))
        .isPositive();
    assertThat(value(page, "sluice_job_retries_total{reason=\"Interrupted\"}")).isPositive();
    var runs =
        value(page, "sluice_run_duration_seconds_count{kind=\"Apply\",outcome=\"Succeeded\"}");
    var seconds =
        value(page, "sluice_run_duration_seconds_sum{kind=\"Apply\",outcome=\"Succeeded\"}");
    assertThat(seconds / runs).isBetween(0.01, 120.0);
    assertThat(value(page, "sluice_approval_wait_seconds_count")).isPositive();
    assertThat(value(page, "sluice_gate_released_total{kind=\"Deployment\"}")).isPositive();
    assertThat(value(page, "sluice_gate_held{kind=\"Deployment\"}")).isNotNegative();
  }

  private static void holdAndRelease(Scenario scenario) {
    var api = new Workload(scenario, "Deployment", "api");
    assertThatThrownBy(() -> api.apply("v1", "malformed"))
        .isInstanceOf(KubernetesClientException.class);
    api.apply("v1", "elsewhere@1").awaitHeld("waits for elsewhere@1");
    scenario.applyYaml(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaState
        metadata: {name: elsewhere}
        spec: {applied: ['1'], pending: []}
        """);
    api.awaitReleased();
  }

  private static void loseAJob(Scenario scenario) {
    var lost =
        scenario.migrate(
            "lost",
            "source: {inline: {R__held.sql: \""
                + Hold.SCRIPT
                + "\"}}\nrun: {lockTimeout: 60s}\n"
                + "database: {url: \"${url}\", credentials: {secretName: postgres}, schemas: [l]}\n");
    try (var _ = Hold.of(scenario)) {
      var job = lost.await("held", status -> status.run() != null && status.run().step() != null);
      scenario
          .client()
          .pods()
          .inNamespace(scenario.namespace())
          .withName(lost.pods(job.run().job()).getFirst().getMetadata().getName())
          .delete();
      lost.await("at its second attempt", status -> status.run().attempt() == 2);
    }
    lost.awaitReady();
  }

  private static List<String> families() throws IOException {
    var row = Pattern.compile("\\| `(sluice_\\w+)` \\| (\\w+).*");
    var families =
        Files.readAllLines(METRICS).stream()
            .map(row::matcher)
            .filter(matcher -> matcher.matches())
            .map(matcher -> matcher.group(1))
            .toList();
    assertThat(families).hasSizeGreaterThan(10);
    return families;
  }

  private static double value(List<String> page, String series) {
    var line = page.stream().filter(candidate -> candidate.startsWith(series + " ")).findFirst();
    assertThat(line).as(series).isPresent();
    return Double.parseDouble(line.get().substring(series.length() + 1));
  }

  @Test
  void everyTransitionIsAnEvent(Scenario scenario) {
    var migration = scenario.migrate("m", ALWAYS);
    scenario.cluster().kubectl().type(Migration.command(migration.awaitPhase("AwaitingApproval")));
    migration.awaitReady();
    awaitEvents(
        migration,
        "Normal Planning",
        "Normal ApprovalRequired",
        "Normal Approved",
        "Normal Migrating",
        "Normal UpToDate");
    scenario.migrate("m", "source: {inline: {V1__t.sql: create table t (n int)}}\n");
    migration.awaitStalled("HistoryDiverged");
    awaitEvents(
        migration,
        "Normal Planning",
        "Normal ApprovalRequired",
        "Normal Approved",
        "Normal Migrating",
        "Normal UpToDate",
        "Normal Migrating",
        "Warning HistoryDiverged");
  }

  // They are written behind the pass.
  private static void awaitEvents(Migration migration, String... expected) {
    Awaitility.await("events")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(migration.events().list()).containsExactly(expected));
  }

  @Test
  void logsAreJsonAndTheRunnersEndsWithItsReport(Scenario scenario) throws JsonProcessingException {
    var migration = scenario.migrate("m", "source: {inline: {V1__t.sql: create table t ()}}\n");
    var status = migration.awaitReady();
    var runner = migration.log(status.run().job());
    assertThat(runner).allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
    var report = JSON.readTree(runner.getLast());
    assertThat(report.path("outcome").asText()).isEqualTo("SUCCEEDED");
    assertThat(report.path("applied").path(0).path("name").asText()).isEqualTo("V1__t.sql");

    // What status tells is logged once it is written.
    Awaitility.await("the operator to say so too")
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            operatorLog(scenario).stream()
                .map(ObservabilityE2E::message)
                .anyMatch(message -> message.startsWith(scenario.namespace() + "/m UpToDate: ")));
    assertThat(operatorLog(scenario))
        .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
  }

  private static List<String> operatorLog(Scenario scenario) {
    return scenario
        .cluster()
        .operator()
        .log()
        .lines()
        .filter(line -> !line.startsWith("--- "))
        .toList();
  }

  private static String message(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.path("message").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
