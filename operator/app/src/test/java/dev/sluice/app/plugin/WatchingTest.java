package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.view.Address;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States as they come, and what is shown of them. */
class WatchingTest {
  private static final String READY = "phase: Ready, observedGeneration: 4";
  private static final String MIGRATING =
      "phase: Migrating, observedGeneration: 4, run: {kind: Apply, key: k, job: j, attempt: 1, step: %s}";
  private static final String FAILED =
      "phase: Failed, observedGeneration: 4, conditions: [{type: Ready, message: it broke}], run:"
          + " {kind: Apply, key: k, job: j, attempt: 1, finishedAt: t, retry: '%s'}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void eachChangeIsALineAndReadyIsTheEnd() {
    var watching = watching(false);
    assertThat(watching.ended(migration("", MIGRATING.formatted("one")))).isFalse();
    assertThat(watching.ended(migration("", MIGRATING.formatted("one")))).isFalse();
    assertThat(watching.ended(migration("", MIGRATING.formatted("two")))).isFalse();
    assertThat(watching.ended(migration("", READY))).isTrue();
    assertThat(watching.exitCode()).isZero();
    assertThat(printed()).isEqualTo("Migrating: one\nMigrating: two\nReady\n");
  }

  @Test
  void onATerminalAPhaseHasOneLine() {
    var watching = watching(true);
    watching.ended(migration("", MIGRATING.formatted("one")));
    watching.ended(migration("", MIGRATING.formatted("two")));
    watching.ended(migration("", READY));
    assertThat(printed().replace("\r\u001B[K", "<"))
        .isEqualTo("<Migrating: one<Migrating: two\n<Ready<Ready\n");
  }

  @Test
  void whatWasReadyBeforeTheChangeIsNotTheEnd() {
    assertThat(watching(false).ended(migration("", "phase: Ready, observedGeneration: 3")))
        .isFalse();
  }

  @Test
  void aFailureEndsItAndSaysWhy() {
    var watching = watching(false);
    assertThat(watching.ended(migration("", FAILED.formatted("")))).isTrue();
    assertThat(watching.exitCode()).isEqualTo(1);
    assertThat(printed()).isEqualTo("Failed: it broke\n");
  }

  @ParameterizedTest
  @CsvSource({"AwaitingApproval, ann rejected the plan.", "Planning, Its pod cannot start."})
  void whatIsStalledEndsItAndSaysWhy(String phase, String message) {
    var watching = watching(false);
    assertThat(watching.ended(stalled(phase, message))).isTrue();
    assertThat(watching.exitCode()).isEqualTo(1);
    assertThat(printed()).isEqualTo(phase + ": " + message + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitingApproval, 1 of 2 approvals, '; read it with: sluice plan orders -n shop'",
    "AwaitingWindow, the window of tonight, ''"
  })
  void whatWaitsForPersonsOrAWindowIsNotTheEndAndSaysSo(
      String phase, String waitingOn, String more) {
    assertThat(watching(false).ended(waiting(phase, waitingOn))).isFalse();
    assertThat(printed()).isEqualTo(phase + ": waits for " + waitingOn + more + "\n");
  }

  @Test
  void aFailureThatAPersonAnsweredWithRetryIsNotTheEnd() {
    var retried = "annotations: {sluice.dev/retry: '2'}";
    assertThat(watching(false).ended(migration(retried, FAILED.formatted("1")))).isFalse();
    assertThat(watching(false).ended(migration(retried, FAILED.formatted("2")))).isTrue();
  }

  @Test
  void whatIsDeletedIsNotWaitedFor() {
    var watching = watching(false);
    assertThat(watching.ended(null)).isTrue();
    assertThat(watching.exitCode()).isEqualTo(2);
  }

  private Watching watching(boolean terminal) {
    var shell =
        new Shell(
            "sluice",
            InstantSource.fixed(Instant.EPOCH),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new FakeTerminal(terminal, false));
    return new Watching(shell, new Address("sluice", "shop", "orders"));
  }

  private static SchemaMigration stalled(String phase, String message) {
    return migration(
        "",
        """
        phase: %s, observedGeneration: 4, conditions: [{type: Ready, status: 'False', message: '%s'},
          {type: Stalled, status: 'True'}]
        """
            .formatted(phase, message)
            .strip());
  }

  private static SchemaMigration waiting(String phase, String waitingOn) {
    return migration(
        "",
        """
        phase: %s, observedGeneration: 4, waitingOn: %s,
          conditions: [{type: Stalled, status: 'False'}]
        """
            .formatted(phase, waitingOn)
            .strip());
  }

  private static SchemaMigration migration(String metadata, String status) {
    return Serialization.unmarshal(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: orders, namespace: shop, generation: 4, %s}
        status: {%s}
        """
            .formatted(metadata, status),
        SchemaMigration.class);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
