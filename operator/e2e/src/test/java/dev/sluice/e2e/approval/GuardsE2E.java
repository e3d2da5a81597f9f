package dev.sluice.e2e.approval;

import static dev.sluice.e2e.approval.Stage.ANN;
import static dev.sluice.e2e.approval.Stage.APPROVERS;
import static dev.sluice.e2e.approval.Stage.BOB;
import static dev.sluice.e2e.approval.Stage.CAROL;
import static dev.sluice.e2e.approval.Stage.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.approval.Guards;
import dev.sluice.app.approval.Rights;
import dev.sluice.app.approval.ServerClock;
import dev.sluice.app.operator.ApiServer;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator learns of the cluster's guards, with its own rights and no more. */
@OnCluster
class GuardsE2E {
  private static final String NAME = "decisions.sluice.dev";

  @Test
  void guardThatIsSoftenedOrGoneIsNoticed(TestCluster cluster) {
    try (var stage = Stage.set(cluster, "guards")) {
      var guards = new Guards(operator(stage));
      assertThat(guards.look().missing()).isEmpty();
      var api = cluster.client().admissionRegistration().v1();
      try {
        api.validatingAdmissionPolicyBindings()
            .withName(NAME)
            .edit(binding -> {
              binding.getSpec().setValidationActions(List.of("Warn"));
              return binding;
            });
        assertThat(guards.look().missing().orElseThrow())
            .startsWith("the ValidatingAdmissionPolicyBinding decisions.sluice.dev is not this")
            .contains("helm upgrade");
        api.validatingAdmissionPolicyBindings().withName(NAME).delete();
        assertThat(guards.look().missing().orElseThrow()).contains(NAME + " is missing");
        api.validatingAdmissionPolicies().withName(NAME).delete();
        assertThat(guards.look().missing().orElseThrow())
            .contains("ValidatingAdmissionPolicy decisions.sluice.dev is missing");
      } finally {
        cluster.operator().upgrade("commonLabels.again=yes");
      }
      assertThat(guards.look().missing()).isEmpty();
    }
  }

  @Test
  void rightsAreThoseThatHoldNow(TestCluster cluster) {
    try (var stage = Stage.set(cluster, "rights")) {
      var rights = new Rights(operator(stage));
      var namespace = stage.namespace();
      assertThat(rights.mayApprove(ANN, List.of(), namespace, ORDERS)).isTrue();
      assertThat(rights.mayApprove(CAROL, List.of(APPROVERS), namespace, ORDERS)).isTrue();
      assertThat(rights.mayApprove(CAROL, List.of(), namespace, ORDERS)).isFalse();
      assertThat(rights.mayApprove(BOB, List.of(), namespace, ORDERS)).isFalse();
      assertThat(rights.mayApprove(ANN, List.of(), "default", ORDERS)).isFalse();
      cluster.client().rbac().roleBindings().inNamespace(namespace).withName("approvers").delete();
      assertThat(rights.mayApprove(ANN, List.of(), namespace, ORDERS)).isFalse();
    }
  }

  @Test
  void timeIsTheApiServers(TestCluster cluster) {
    try (var stage = Stage.set(cluster, "clock")) {
      var clock = new ServerClock(operator(stage));
      assertThat(clock.now(stage.namespace()))
          .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(60));
      assertThat(cluster.client().configMaps().inNamespace(stage.namespace()).list().getItems())
          .noneMatch(map -> map.getMetadata().getName().startsWith("sluice-clock"));
    }
  }

  /** Connected as the operator is, which knows few kinds. */
  private static KubernetesClient operator(Stage stage) {
    return ApiServer.connect(stage.as(Stage.OPERATOR).getConfiguration(), Map.of());
  }
}
