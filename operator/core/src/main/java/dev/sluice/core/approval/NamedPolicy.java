package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.MigrationPolicySpec;
import java.util.Map;

/** One policy, and what to call it when somebody asks where a demand comes from. */
public record NamedPolicy(String name, MigrationPolicySpec spec) {

  /** Whether it is about a resource in this namespace, with these labels. */
  public boolean selects(String namespace, Map<String, String> labels) {
    var match = spec.match();
    return (match.namespaces().isEmpty() || match.namespaces().contains(namespace))
        && !match.excludedNamespaces().contains(namespace)
        && labels.entrySet().containsAll(match.labels().entrySet());
  }
}
