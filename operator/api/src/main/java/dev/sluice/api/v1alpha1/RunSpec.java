package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/** How scripts are run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.lockTimeout) || !has(self.deadline) || !self.lockTimeout.matches('^[0-9.a-z]+$')"
            + " || !self.deadline.matches('^[0-9.a-z]+$') || duration(self.lockTimeout) <"
            + " duration(self.deadline)",
    message = "lockTimeout must be shorter than deadline")
public record RunSpec(
    @Default("2s")
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "lockTimeout must be a positive duration such as 2s")
        @JsonPropertyDescription("How long anybody may queue behind a statement of ours.")
        String lockTimeout,
    @Default("10m")
        @ValidationRule(
            value =
                "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$') && duration(self) >"
                    + " duration('0s')",
            message = "deadline must be a positive duration such as 10m")
        @JsonPropertyDescription("The window; past it the run is ended cleanly.")
        String deadline,
    @Default("{}")
        @JsonPropertyDescription(
            "For lock timeouts, deadlocks and lost connections only, never for SQL errors.")
        RetriesSpec retries,
    @Default("{}") @JsonPropertyDescription("What the Job's pod needs beyond the defaults.")
        PodSettings pod) {

  public static final RunSpec DEFAULT =
      new RunSpec("2s", "10m", RetriesSpec.DEFAULT, PodSettings.NONE);

  public RunSpec {
    lockTimeout = lockTimeout == null ? "2s" : lockTimeout;
    deadline = deadline == null ? "10m" : deadline;
    retries = retries == null ? RetriesSpec.DEFAULT : retries;
    pod = pod == null ? PodSettings.NONE : pod;
  }
}
