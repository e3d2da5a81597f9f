package dev.sluice.e2e.approval;

import static dev.sluice.e2e.approval.Stage.HASH;
import static dev.sluice.e2e.approval.Stage.ORDERS;
import static dev.sluice.e2e.approval.Stage.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server refuses, whoever asks and whether or not the operator is there. */
@InNamespace
class ApprovalAttacksE2E {
  private static Stage stage;

  @BeforeAll
  static void set(TestCluster cluster) {
    stage = Stage.set(cluster, Stage.NAMESPACE);
  }

  @AfterAll
  static void clear() {
    stage.close();
  }

  static Stream<Attack> attacks() {
    return Stream.concat(DecisionAttacks.all(), OtherAttacks.all());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefused(Attack attack) {
    assertThatThrownBy(() -> attack.deed().by(stage, stage.as(attack.user())))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> assertThat(e.getStatus().getMessage()).contains(attack.says()));
  }

  @Test
  void annotationsOfAStatusRequestAreNotTaken() {
    var annotations = keys("approve: " + HASH);
    stage.patchStatus(stage.admin(), "metadata: {annotations: %s}".formatted(annotations));
    assertThat(stage.now(ORDERS).getMetadata().getAnnotations())
        .doesNotContainKey("sluice.dev/approve");
  }
}
