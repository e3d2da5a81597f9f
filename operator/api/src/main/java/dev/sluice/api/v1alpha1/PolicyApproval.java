package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who must say yes before a plan runs. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyApproval(
    @JsonPropertyDescription("Never, OnRisk or Always. Default: Never.") @Nullable When when,
    @Nullable
        @JsonPropertyDescription(
            "For OnRisk: the least risk that asks for approval. Default: Medium.")
        RiskLevel threshold,
    @Nullable
        @Min(1)
        @Max(10)
        @JsonPropertyDescription("How many different users must approve. Default: 1.")
        Integer required,
    @Default("false")
        @JsonPropertyDescription(
            "True: who last changed the spec may not approve (annotation sluice.dev/author).")
        boolean excludeAuthor,
    @JsonPropertyDescription(
            "Users who may not approve, whatever their rights. Service accounts never may.")
        List<String> excludedUsers,
    @Nullable
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "expiresAfter must be a positive duration such as 24h")
        @JsonPropertyDescription(
            "How long an approval holds until the run starts. Default: without end.")
        String expiresAfter) {

  public static final PolicyApproval NONE =
      new PolicyApproval(null, null, null, false, List.of(), null);

  public PolicyApproval {
    excludedUsers = excludedUsers == null ? List.of() : List.copyOf(excludedUsers);
  }
}
