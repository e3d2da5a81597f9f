package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Which workloads wait for this migration without saying so themselves. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GateSpec(
    @JsonPropertyDescription(
            "Those with the label sluice.dev/gated, and without the annotation"
                + " sluice.dev/requires, wait for the target.")
        List<GatedWorkload> workloads) {

  public static final GateSpec NONE = new GateSpec(List.of());

  public GateSpec {
    workloads = workloads == null ? List.of() : List.copyOf(workloads);
  }
}
