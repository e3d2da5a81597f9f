package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.e2e.harness.Books;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/** The migration of scenarios/held, whose run waits where the test wants it. */
record HeldRun(Scenario scenario, Doors doors, Migration boats, Books books) {

  /** Applies it and returns when its first attempt waits at that door. */
  static HeldRun at(String door, Scenario scenario) {
    var doors = Doors.in(scenario);
    doors.shut(door);
    scenario.apply("held");
    var boats = scenario.migration("boats");
    doors.awaitRunAt(door, boats.session(1));
    return new HeldRun(scenario, doors, boats, new Books(scenario));
  }

  /**
   * Waits for the second attempt, at that door again: status and events say what became of the
   * first.
   */
  RunStatus secondAttempt(String door, String... words) {
    var status =
        boats.await(
            "at attempt 2",
            seen -> seen.run() != null && seen.run().attempt() == 2 && !seen.history().isEmpty());
    var first = status.history().getFirst();
    assertThat(first.reason()).isEqualTo("Interrupted");
    assertThat(Objects.requireNonNull(status.lastFailure()).message()).contains(words);
    assertThat(boats.events().awaitSaying("Interrupted")).contains(words);
    doors.awaitRunAt(door, boats.session(2));
    return first;
  }

  void awaitLedger(String... attempts) {
    Awaitility.await("the ledger to say " + List.of(attempts))
        .atMost(Duration.ofSeconds(60))
        .until(() -> books.attempts().equals(List.of(attempts)));
  }

  /** Ready, after this many Jobs, and every script took effect once. */
  void readyOnce(int jobs) {
    boats.awaitReady();
    assertThat(boats.jobs()).hasSize(jobs);
    once();
  }

  void once() {
    assertThat(doors.ran()).containsExactly("V1", "V2", "V3");
    assertThat(books.history()).containsExactly("1|t", "2|t", "3|t");
    assertThat(books.overlaps()).isEmpty();
    assertThat(books.sessions()).isEmpty();
  }

  /** Scripts that the last run applied. */
  int appliedLast() {
    return Objects.requireNonNull(Objects.requireNonNull(boats.status().run()).scripts());
  }
}
