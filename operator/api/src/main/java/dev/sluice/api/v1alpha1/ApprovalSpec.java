package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether users must approve the plan before it runs. What a resource and the policies that select
 * it say is combined to the strictest.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApprovalSpec(
    @Nullable
        @JsonPropertyDescription(
            "Always: stop after planning, until the plan's hash is approved. OnRisk: only when the"
                + " plan's risk reaches the threshold. Never: plan and run in one Job. Default:"
                + " Never; policies may ask for more.")
        When when,
    @Nullable
        @JsonPropertyDescription(
            "For OnRisk: the least risk that asks for approval. Default: Medium.")
        RiskLevel threshold,
    @Nullable
        @Min(1)
        @Max(10)
        @JsonPropertyDescription("How many different users must approve. Default: 1.")
        Integer required,
    @Nullable
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "expiresAfter must be a positive duration such as 24h")
        @JsonPropertyDescription(
            "How long an approval holds until the run starts. Default: without end.")
        String expiresAfter) {

  /** From the least to the most strict. */
  public enum When {
    Never,
    OnRisk,
    Always
  }

  public static final ApprovalSpec NONE = new ApprovalSpec(null, null, null, null);
}
