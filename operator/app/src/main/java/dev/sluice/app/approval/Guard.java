package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A policy or its binding, as this program was built with it. */
record Guard(GenericKubernetesResource own) {
  String kind() {
    return own.getKind();
  }

  String name() {
    return own.getMetadata().getName();
  }

  ResourceDefinitionContext context() {
    var kind = kind().toLowerCase(Locale.ROOT);
    return new ResourceDefinitionContext.Builder()
        .withGroup("admissionregistration.k8s.io")
        .withVersion("v1")
        .withKind(kind())
        .withPlural(kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s")
        .withNamespaced(false)
        .build();
  }

  /** Our copy spells out what the API server would add, so that both are the same. */
  Optional<String> trouble(Optional<GenericKubernetesResource> live) {
    if (live.isEmpty()) {
      return Optional.of("the %s %s is missing".formatted(kind(), name()));
    }
    return Objects.equals(spec(live.get()), spec(own))
        ? Optional.empty()
        : Optional.of("the %s %s is not this version's".formatted(kind(), name()));
  }

  private static Object spec(GenericKubernetesResource resource) {
    return resource.getAdditionalProperties().getOrDefault("spec", "");
  }
}
