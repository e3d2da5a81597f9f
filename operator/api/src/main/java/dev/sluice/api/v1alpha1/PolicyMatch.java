package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/**
 * Selects resources: all that is named must hold. Labels are the author's to write, so a policy
 * that must not be evaded names none.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyMatch(
    @JsonPropertyDescription("Names of namespaces; empty: all.") List<String> namespaces,
    @JsonPropertyDescription("Names of namespaces that are left out.")
        List<String> excludedNamespaces,
    @JsonPropertyDescription("Labels that the resource must have; empty: any.")
        Map<String, String> labels) {

  public static final PolicyMatch ALL = new PolicyMatch(List.of(), List.of(), Map.of());

  public PolicyMatch {
    namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
    excludedNamespaces = excludedNamespaces == null ? List.of() : List.copyOf(excludedNamespaces);
    labels = labels == null ? Map.of() : Map.copyOf(labels);
  }
}
