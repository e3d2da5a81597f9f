package dev.sluice.app.plugin.cluster;

import dev.sluice.app.gate.HeldKind;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Where the API server has what can be held. Told, since asking for it takes a request a kind. */
final class Kinds {
  private Kinds() {}

  static ResourceDefinitionContext of(HeldKind kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.group())
        .withVersion(kind.version())
        .withKind(kind.name())
        .withPlural(kind.plural())
        .withNamespaced(true)
        .build();
  }
}
