package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Scenario;
import org.junit.jupiter.api.Test;

/** The chart's {@code watch.namespaces}. */
@OnCluster
class NamespacedInstallE2E {
  private static final String SCRIPT = "source: {inline: {V1__t.sql: create table t ()}}\n";

  @Test
  void operatorOfOneNamespaceSeesThatOneOnly(Scenario served) {
    var other = served.beside();
    var operator = served.cluster().operator();
    try {
      operator.upgrade("watch.namespaces={" + served.namespace() + "}");
      var unseen = other.migrate("m", SCRIPT);
      served.migrate("m", SCRIPT).awaitReady();
      assertThat(unseen.status().phase()).isNull();
      assertThat(unseen.jobs()).isEmpty();
      assertThat(operator.log()).doesNotContain("forbidden").doesNotContain(other.namespace());
    } finally {
      operator.upgrade();
    }
    other.migration("m").awaitReady();
    other.remove();
  }
}
