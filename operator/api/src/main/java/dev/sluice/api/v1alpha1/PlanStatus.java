package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to run, and in which order. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlanStatus(
    @JsonPropertyDescription("sha256:<hex> over everything that the plan binds.") String hash,
    @Nullable @JsonPropertyDescription("The immutable ConfigMap that holds the plan.")
        String configMap,
    @JsonPropertyDescription("The first hundred pending scripts, in order.")
        List<PendingScript> pending,
    @JsonPropertyDescription("How many scripts are to run.") int count,
    @Nullable @JsonPropertyDescription("The highest risk of its scripts; absent: none pending.")
        RiskLevel risk,
    @JsonPropertyDescription("The first twenty findings, in order.") List<FindingStatus> findings,
    @JsonPropertyDescription("The rules that found something, each once.") List<String> rules,
    @Nullable @JsonPropertyDescription("Versioned scripts without an undo script.")
        Integer withoutUndo,
    @Nullable @JsonPropertyDescription("What makes it another plan than the one approved before.")
        String changed,
    @JsonPropertyDescription("Digests of its parts, to tell what changed.")
        Map<String, String> parts,
    @JsonPropertyDescription("The key that it was made for.") String key,
    @JsonPropertyDescription("The planning Job's attempt.") int attempt,
    @JsonPropertyDescription("When it was made, RFC 3339.") String at) {

  public PlanStatus {
    pending = pending == null ? List.of() : List.copyOf(pending);
    findings = findings == null ? List.of() : List.copyOf(findings);
    rules = rules == null ? List.of() : List.copyOf(rules);
    parts = parts == null ? Map.of() : Map.copyOf(parts);
  }
}
