package dev.sluice.e2e.harness;

import dev.sluice.api.v1alpha1.MigrationPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;

/** Who may approve in a test's namespace, and what a policy of its own demands there. */
public final class People {
  private final Scenario scenario;

  public People(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Binds the chart's role for approvers to a user. */
  public People mayApprove(String user) {
    return bind("sluice-approver", user);
  }

  /** Binds the chart's role for those who write migrations to a user. */
  public People mayEdit(String user) {
    return bind("sluice-editor", user);
  }

  /** Binds the chart's role for those who may let held workloads through. */
  public People mayRelease(String user) {
    return bind("sluice-releaser", user);
  }

  /** Binds the cluster's role for those who write workloads. */
  public People mayDeploy(String user) {
    return bind("edit", user);
  }

  private People bind(String role, String user) {
    scenario
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(role + "-" + user)
                .withNamespace(scenario.namespace())
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .createOr(existing -> existing.update());
    return this;
  }

  /** Takes the right to approve away from a user. */
  public void mayNotApprove(String user) {
    scenario
        .client()
        .rbac()
        .roleBindings()
        .inNamespace(scenario.namespace())
        .withName("sluice-approver-" + user)
        .delete();
  }

  /**
   * A policy for this namespace alone.
   *
   * @param spec YAML, not indented, without {@code match}
   */
  public void policy(String spec) {
    scenario.applyYaml(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: MigrationPolicy
        metadata: {name: "${namespace}"}
        spec:
          match: {namespaces: ["${namespace}"]}
        %s\
        """
            .formatted(spec.indent(2)));
  }

  public void noPolicy() {
    scenario.client().resources(MigrationPolicy.class).withName(scenario.namespace()).delete();
  }

  /** Types the line as that user: where it says kubectl. */
  public String type(String user, String line) {
    return scenario
        .cluster()
        .kubectl()
        .type(line.replace("kubectl ", "kubectl --as " + user + " "));
  }
}
