package dev.sluice.app.plugin.cluster;

import dev.sluice.app.plugin.view.RequirementView;
import dev.sluice.core.gate.Gate;
import dev.sluice.core.gate.Requirement;
import dev.sluice.core.gate.Requirements;
import dev.sluice.core.gate.Schemas;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** How requirements stand now, by the gate's own rule. */
final class RequirementViews {
  private final Schemas schemas;
  private final Gate gate;

  RequirementViews(Schemas schemas) {
    this.schemas = schemas;
    this.gate = new Gate(schemas);
  }

  /** Empty when that is not known: none can be read of the text, or migrations may not be read. */
  List<RequirementView> of(String requires, String namespace) {
    try {
      return switch (Requirements.parse(requires, namespace)) {
        case Requirements.Keys(List<Requirement> keys) ->
            keys.stream().map(key -> view(key, namespace)).toList();
        case Requirements.Malformed _ -> List.of();
      };
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }

  private RequirementView view(Requirement key, String namespace) {
    var isMet = gate.unmet(List.of(key)).isEmpty();
    return new RequirementView(
        key.in(namespace),
        key.migration().namespace(),
        key.migration().name(),
        isMet,
        schemas.phase(key.migration()).orElse(null),
        isMet ? "applied" : state(gate.because(List.of(key), namespace)));
  }

  /** Without the key, which stands before it. */
  private static String state(String because) {
    return because.substring(because.indexOf(": ") + 2);
  }
}
