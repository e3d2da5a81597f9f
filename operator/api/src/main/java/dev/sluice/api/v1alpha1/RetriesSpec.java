package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Bounds of retrying: whichever is reached first ends it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RetriesSpec(
    @Default("5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Retries of one script, and of a run whose pod was lost.")
        Integer attempts,
    @Default("2m")
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "within must be a positive duration such as 2m")
        @JsonPropertyDescription("Time in which retries may start, per script.")
        String within) {

  public static final RetriesSpec DEFAULT = new RetriesSpec(5, "2m");

  public RetriesSpec {
    attempts = attempts == null ? 5 : attempts;
    within = within == null ? "2m" : within;
  }
}
