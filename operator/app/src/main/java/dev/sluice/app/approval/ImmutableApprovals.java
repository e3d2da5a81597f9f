package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The CRD's rule that nobody changes a MigrationApproval. */
final class ImmutableApprovals {
  static final String CRD = "migrationapprovals.sluice.dev";
  private static final String RULE = "self == oldSelf";

  private ImmutableApprovals() {}

  static Optional<String> trouble(Optional<GenericKubernetesResource> crd) {
    if (crd.isEmpty()) {
      return Optional.of("the CustomResourceDefinition " + CRD + " is missing");
    }
    List<Map<String, Object>> versions =
        Objects.requireNonNullElse(crd.get().get("spec", "versions"), List.of());
    return versions.stream().allMatch(ImmutableApprovals::isRuled)
        ? Optional.empty()
        : Optional.of("the CustomResourceDefinition " + CRD + " lacks the rule " + RULE);
  }

  private static boolean isRuled(Map<String, Object> version) {
    return at(version, "schema", "openAPIV3Schema", "properties", "spec")
        .filter(
            spec -> spec.get("x-kubernetes-validations") instanceof List<?> rules && holds(rules))
        .isPresent();
  }

  private static boolean holds(List<?> rules) {
    return rules.stream()
        .anyMatch(rule -> rule instanceof Map<?, ?> map && RULE.equals(map.get("rule")));
  }

  private static Optional<Map<?, ?>> at(Map<?, ?> from, String... path) {
    Optional<Map<?, ?>> found = Optional.of(from);
    for (var key : path) {
      found = found.map(map -> map.get(key) instanceof Map<?, ?> next ? next : null);
    }
    return found;
  }
}
