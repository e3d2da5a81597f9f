package dev.sluice.e2e.approval;

import static dev.sluice.e2e.approval.Stage.ANN;
import static dev.sluice.e2e.approval.Stage.APPROVERS;
import static dev.sluice.e2e.approval.Stage.BOB;
import static dev.sluice.e2e.approval.Stage.CAROL;
import static dev.sluice.e2e.approval.Stage.HASH;
import static dev.sluice.e2e.approval.Stage.ORDERS;
import static dev.sluice.e2e.approval.Stage.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What people need not type while the operator is there, and can while it is not. */
@OnCluster
class AdmissionServerE2E {
  private Stage stage;

  @BeforeEach
  void set(TestCluster cluster, TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    stage = Stage.set(cluster, "server-" + name.substring(0, Math.min(40, name.length())));
  }

  @AfterEach
  void clear() {
    stage.close();
  }

  @Test
  void oneAnnotationIsEnoughToDecide() {
    stage.annotate(stage.as(CAROL), ORDERS, keys("approve: " + HASH));
    assertThat(annotations())
        .containsEntry("sluice.dev/approve", HASH)
        .containsEntry("sluice.dev/approved-by", CAROL)
        .containsEntry("sluice.dev/approved-by-groups", "approvers,system:authenticated");
    stage.annotate(stage.as(ANN), ORDERS, keys("reject: %s, reason: late".formatted(HASH)));
    stage.annotate(stage.as(ANN), ORDERS, keys("revoke: " + HASH));
    assertThat(annotations())
        .containsEntry("sluice.dev/approved-by", CAROL)
        .containsEntry("sluice.dev/rejected-by", ANN)
        .containsEntry("sluice.dev/revoked-by", ANN)
        .containsEntry("sluice.dev/reason", "late");
  }

  @Test
  void decisionThatIsPrunedLeavesNoLie() {
    stage.annotate(stage.as(ANN), ORDERS, keys("approve: " + HASH));
    stage.annotate(stage.as(BOB), ORDERS, keys("approve: null"));
    stage.annotate(stage.as(CAROL), ORDERS, keys("approve: " + HASH));
    assertThat(annotations()).containsEntry("sluice.dev/approved-by", CAROL);
  }

  @Test
  void approvalAsAnObjectSaysWhoseItIs() {
    var made = stage.decide(stage.as(CAROL), ORDERS, "decision: Approve");
    assertThat(made.getSpec().by()).isEqualTo(CAROL);
    assertThat(made.getSpec().groups()).containsExactly(APPROVERS, "system:authenticated");
  }

  @Test
  void authorIsWhoLastChangedTheSpec() {
    stage.patch(stage.as(BOB), ORDERS, "spec: {target: '1'}");
    assertThat(annotations()).containsEntry("sluice.dev/author", BOB);
    stage.annotate(stage.admin(), ORDERS, keys("retry: '1'"));
    assertThat(annotations()).containsEntry("sluice.dev/author", BOB);
    stage.apply(stage.as(stage.gitops()), ORDERS, "{}");
    assertThat(annotations()).containsEntry("sluice.dev/author", stage.gitops());
  }

  @Test
  void authorThatIsDroppedIsPutBack() {
    replaceWithoutAnnotations(stage.as(BOB));
    assertThat(annotations()).containsEntry("sluice.dev/author", "system:admin");
  }

  @Test
  void whileItIsAwayPeopleSignThemselves(TestCluster cluster) {
    cluster.operator().scale(0);
    try {
      var ann = stage.as(ANN);
      refused(
          () -> stage.annotate(ann, ORDERS, keys("approve: " + HASH)),
          "kubectl annotate --overwrite -n %s schemamigration/orders sluice.dev/approve=%s"
              .formatted(stage.namespace(), HASH),
          "'sluice.dev/approved-by=ann' 'sluice.dev/approved-by-groups=system:authenticated'");
      stage.annotate(ann, ORDERS, keys("approve: %s, approved-by: ann".formatted(HASH)));
      refused(() -> stage.decide(ann, ORDERS, "decision: Approve"), "by: ann");
      stage.decide(ann, ORDERS, "decision: Approve, by: ann");
      stage.plan(ORDERS, "sha256:" + "2".repeat(64));
      refused(() -> replaceWithoutAnnotations(stage.admin()), "stays as it is, system:admin");
      assertThat(annotations()).containsEntry("sluice.dev/author", "system:admin");
    } finally {
      cluster.operator().scale(1);
    }
  }

  @Test
  void whileItIsAwayNoUnknownAuthorChangesWhatExcludesTheAuthor(TestCluster cluster) {
    cluster.operator().scale(0);
    try {
      stage.create(stage.as(BOB), "unstamped", "{}");
      stage.patch(stage.as(BOB), "unstamped", "spec: {target: '1'}");
      stage.patch(stage.admin(), ORDERS, "spec: {target: '1'}");
      refused(
          () -> stage.patch(stage.as(BOB), ORDERS, "spec: {target: '2'}"),
          "says system:admin, but bob changes the spec",
          "send the annotation sluice.dev/author=bob with the change");
      stage.excludeAuthor();
      refused(
          () -> stage.patch(stage.as(BOB), "unstamped", "spec: {target: '2'}"),
          "the MigrationPolicy excludes-author excludes the author from approving",
          "or send the annotation sluice.dev/author=bob with the change");
      stage.patch(
          stage.as(BOB),
          "unstamped",
          "metadata: {annotations: {sluice.dev/author: bob}}, spec: {target: '2'}");
      stage.plan("unstamped", HASH);
      stage.annotate(
          stage.as(ANN), "unstamped", keys("approve: %s, approved-by: ann".formatted(HASH)));
    } finally {
      stage.includeAuthor();
      cluster.operator().scale(1);
    }
  }

  private Map<String, String> annotations() {
    return stage.now(ORDERS).getMetadata().getAnnotations();
  }

  private void replaceWithoutAnnotations(KubernetesClient who) {
    SchemaMigration bare = stage.now(ORDERS);
    bare.getMetadata().setAnnotations(Map.of());
    who.resource(bare).update();
  }

  private static void refused(ThrowingCallable deed, String... says) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> assertThat(e.getStatus().getMessage()).contains(says));
  }
}
