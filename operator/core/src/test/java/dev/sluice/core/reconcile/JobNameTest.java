package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.hash;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobNameTest {
  private static final RunKey KEY = new RunKey("0123456789");

  /** RFC 1123 label: what a Job's pods carry as a label and as the front of their name. */
  private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "orders",
        "orders.v2",
        "1.2.3",
        "a-very-long-name-of-exactly-forty-letters",
        "a-very-long-name-that-is-cut-before-its.-end",
        "a-very-long-name-that-is-cut-before--.-.end-and-goes-on-for-ever-and-ever"
      })
  void everyNameIsALabel(String name) {
    var id = new ResourceId("shop", name, "u");
    assertThat(
            List.of(
                JobName.of(id, JobKind.PLAN, KEY, 999),
                JobName.of(id, JobKind.APPLY, KEY, 9999),
                JobName.inputs(id, KEY),
                PlanFact.configMap(id, hash('a'), KEY)))
        .doesNotHaveDuplicates()
        .allSatisfy(made -> assertThat(made).matches(LABEL).hasSizeLessThanOrEqualTo(63));
  }

  @Test
  void tellsKindKeyAndAttempt() {
    var id = new ResourceId("shop", "orders", "u");
    assertThat(JobName.of(id, JobKind.PLAN, KEY, 1)).isEqualTo("orders-plan-0123456789-1");
    assertThat(JobName.of(id, JobKind.APPLY, KEY, 2)).isEqualTo("orders-0123456789-2");
    assertThat(JobName.inputs(id, KEY)).isEqualTo("orders-0123456789-in");
    assertThat(PlanFact.configMap(id, hash('a'), KEY)).isEqualTo("orders-plan-aaaaaaaaaa-01234");
  }
}
