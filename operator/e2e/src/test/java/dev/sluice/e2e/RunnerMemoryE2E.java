package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import org.junit.jupiter.api.Test;

/** A runner that runs out of memory: not tried again as it was, and the field to raise is told. */
@InNamespace
class RunnerMemoryE2E {
  private static final String FIELD = "spec.run.pod.resources.limits.memory";

  @Test
  void aRunnerThatIsKilledAtItsLimitIsNotTriedAgainAsItWas(Scenario scenario) {
    var boats = scenario.migrate("boats", source("create table boats (id int)") + memory("20Mi"));
    var message = Migration.message(boats.awaitStalled("OutOfMemory"));
    assertThat(message).contains("OOMKilled", FIELD + ", currently 20Mi");
    assertThat(boats.jobs()).hasSize(1);
    scenario.migrate("boats", source("create table boats (id int)") + memory("256Mi"));
    boats.awaitReady();
    assertThat(scenario.query("select to_regclass('boats')")).containsExactly("boats");
  }

  @Test
  void aRunnerWhoseHeapIsFullIsNotTriedAgainAsItWas(Scenario scenario) {
    var large = "select repeat('x', 45 * 1000 * 1000)";
    var boats = scenario.migrate("boats", source(large) + memory("64Mi"));
    var message = Migration.message(boats.awaitStalled("OutOfMemory"));
    assertThat(message).contains(FIELD + ", currently 64Mi");
    assertThat(boats.jobs()).hasSize(1);
  }

  private static String source(String sql) {
    return "source: {inline: {V1__boats.sql: \"" + sql + "\"}}\n";
  }

  private static String memory(String limit) {
    return "run: {pod: {resources: {limits: {memory: " + limit + "}}}}\n";
  }
}
