package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
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
    @JsonPropertyDescription("The key that it was made for.") String key,
    @JsonPropertyDescription("The planning Job's attempt.") int attempt,
    @JsonPropertyDescription("When it was made, RFC 3339.") String at) {

  public PlanStatus {
    pending = pending == null ? List.of() : List.copyOf(pending);
  }
}
