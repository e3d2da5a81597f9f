package dev.sluice.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryDeathTest {
  private static final Job UNLIMITED = new JobBuilder().withNewMetadata().endMetadata().build();
  private static final String FIELD = "spec.run.pod.resources.limits.memory";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OOMKilled  | 137 |                                     | killed at its memory limit
          OOMKilled  | 1   |                                     | killed at its memory limit
          Error      | 3   |                                     | heap was full
          StartError | 128 | init was OOM-killed (limit too low?) | could not start
          """)
  void deathsByMemoryNameTheFieldAndItsValue(String reason, int code, String message, String what) {
    var failure = MemoryDeath.ofRunner(end(reason, code, message), job("20Mi")).orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.OutOfMemory);
    assertThat(failure.message()).contains(what, "Raise " + FIELD + ", currently 20Mi;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error      | 137 |
          Error      | 143 |
          Error      | 1   | OOM-killed
          StartError | 128 | no such file
          """)
  void otherDeathsAreNotByMemory(String reason, int code, String message) {
    assertThat(MemoryDeath.ofRunner(end(reason, code, message), job("20Mi"))).isEmpty();
  }

  @Test
  void aPodWithoutALimitIsToldTheFieldAlone() {
    var failure = MemoryDeath.ofRunner(end("OOMKilled", 137, null), UNLIMITED).orElseThrow();
    assertThat(failure.message()).contains("Raise " + FIELD + "; the change");
  }

  @Test
  void onlyTheRunnersExitCodeTellsOfItsHeap() {
    assertThat(MemoryDeath.ofCopy("scripts", end("Error", 3, null), job("20Mi"))).isEmpty();
    assertThat(MemoryDeath.ofCopy("scripts", end("OOMKilled", 137, null), job("20Mi")))
        .map(Failure::message)
        .hasValueSatisfying(told -> assertThat(told).startsWith("Init container scripts was"));
  }

  @Test
  void aReportOfAFullHeapIsGivenTheLimit() {
    var full = report(new Failure(Reason.OutOfMemory, "Full.", null, "V1__a.sql", 3, "insert"));
    assertThat(MemoryDeath.withLimit(full, job("256Mi")).failure())
        .isEqualTo(
            new Failure(
                Reason.OutOfMemory,
                "Full. " + FIELD + " is currently 256Mi.",
                null,
                "V1__a.sql",
                3,
                "insert"));
    assertThat(MemoryDeath.withLimit(full, UNLIMITED)).isEqualTo(full);
    var other = report(Failure.of(Reason.Blocked, "Blocked."));
    assertThat(MemoryDeath.withLimit(other, job("256Mi"))).isEqualTo(other);
  }

  private static Report report(Failure failure) {
    return new Report(
        Report.Command.APPLY,
        Report.Outcome.FAILED,
        failure,
        null,
        null,
        null,
        List.of(),
        0,
        0,
        false);
  }

  private static Job job(String limit) {
    return new JobBuilder()
        .withNewMetadata()
        .addToAnnotations("sluice.dev/memory", limit)
        .endMetadata()
        .build();
  }

  private static ContainerStateTerminated end(String reason, int code, String message) {
    return new ContainerStateTerminatedBuilder()
        .withReason(reason)
        .withExitCode(code)
        .withMessage(message)
        .build();
  }
}
