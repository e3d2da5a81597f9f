package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Whether somebody may, as of now: the right to approve may be gone since the approval. */
public final class Rights {
  /** A verb on a resource that exists in RBAC alone. */
  private record Right(String group, String resource, String verb) {}

  private static final Right APPROVE =
      new Right("approvals.sluice.dev", "schemamigrations", "approve");
  private static final Right RELEASE = new Right("gate.sluice.dev", "workloads", "release");

  private final KubernetesClient client;

  public Rights(KubernetesClient client) {
    this.client = client;
  }

  public boolean mayApprove(String user, List<String> groups, String namespace, String name) {
    return may(APPROVE, user, groups, namespace, name);
  }

  /** Let a workload through whose requirements are not met. */
  public boolean mayRelease(String user, List<String> groups, String namespace, String name) {
    return may(RELEASE, user, groups, namespace, name);
  }

  private boolean may(
      Right right, String user, List<String> groups, String namespace, String name) {
    var review =
        new LocalSubjectAccessReviewBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withUser(user)
            .withGroups(groups)
            .withNewResourceAttributes()
            .withGroup(right.group())
            .withResource(right.resource())
            .withVerb(right.verb())
            .withNamespace(namespace)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer =
        client
            .authorization()
            .v1()
            .localSubjectAccessReview()
            .inNamespace(namespace)
            .create(review);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }
}
