package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Whether somebody may approve now: the right may be gone since the approval was given. */
public final class Rights {
  private static final String GROUP = "approvals.sluice.dev";

  private final KubernetesClient client;

  public Rights(KubernetesClient client) {
    this.client = client;
  }

  public boolean mayApprove(String user, List<String> groups, String namespace, String name) {
    var review =
        new LocalSubjectAccessReviewBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withUser(user)
            .withGroups(groups)
            .withNewResourceAttributes()
            .withGroup(GROUP)
            .withResource("schemamigrations")
            .withVerb("approve")
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
