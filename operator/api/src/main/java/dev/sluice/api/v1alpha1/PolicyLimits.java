package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The most that a resource may ask for; one that asks for more does not run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyLimits(
    @Nullable
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "lockTimeout must be a positive duration such as 5s")
        @JsonPropertyDescription("The longest spec.run.lockTimeout.")
        String lockTimeout,
    @Nullable
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "deadline must be a positive duration such as 30m")
        @JsonPropertyDescription("The longest spec.run.deadline.")
        String deadline) {

  public static final PolicyLimits NONE = new PolicyLimits(null, null);
}
