package dev.sluice.app.plugin.cluster;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who types, as the API server authenticated it.
 *
 * @param may holds the right in question
 */
public record Me(String name, List<String> groups, boolean may) {
  public Me {
    groups = List.copyOf(groups);
  }

  /** Empty where the API server does not say: plans are shown all the same. */
  static Optional<Me> ask(KubernetesClient client, Right right, String namespace, String name) {
    try {
      return Optional.of(of(client, right, namespace, name));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  /** Whoever decides must be known. */
  static Me of(KubernetesClient client, Right right, String namespace, String name) {
    var review = client.authentication().v1().selfSubjectReviews().create(new SelfSubjectReview());
    var user = review.getStatus().getUserInfo();
    return new Me(
        user.getUsername(),
        Objects.requireNonNullElse(user.getGroups(), List.of()),
        may(client, right, namespace, name));
  }

  private static boolean may(KubernetesClient client, Right right, String namespace, String name) {
    var question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withGroup(right.group())
            .withResource(right.resource())
            .withVerb(right.verb())
            .withNamespace(namespace)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = client.authorization().v1().selfSubjectAccessReview().create(question);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }
}
