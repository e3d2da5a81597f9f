package dev.sluice.app.execute;

import dev.sluice.app.settings.Settings;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;

/**
 * Requests and limits of all containers of a run's pod. A quota counts each container, init
 * containers too, and forbids a pod in which one lacks what it counts.
 */
final class Resources {
  private Resources() {}

  static ResourceRequirements of(Settings settings, Desired desired) {
    return Optional.ofNullable(desired.spec().run().pod().resources())
        .orElse(settings.runnerResources());
  }

  static Optional<String> memoryLimit(ResourceRequirements resources) {
    return Optional.ofNullable(resources.getLimits())
        .map((Map<String, Quantity> limits) -> limits.get("memory"))
        .map(Quantity::toString);
  }
}
