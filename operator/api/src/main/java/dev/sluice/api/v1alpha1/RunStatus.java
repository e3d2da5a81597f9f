package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Job's work. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunStatus(
    @JsonPropertyDescription("Plan, or Apply.") String kind,
    @JsonPropertyDescription("Digest of what was asked: spec, scripts, retry annotation, plan.")
        String key,
    @JsonPropertyDescription("Job name.") String job,
    @JsonPropertyDescription("1 for the first Job with this key.") int attempt,
    @Nullable @JsonPropertyDescription("When the Job was started, RFC 3339.") String startedAt,
    @Nullable @JsonPropertyDescription("When its outcome was seen, RFC 3339.") String finishedAt,
    @Nullable
        @JsonPropertyDescription(
            "Succeeded, Failed, Interrupted or Stopped (a plan to approve); absent: under way.")
        String outcome,
    @Nullable @JsonPropertyDescription("Why it failed, as in conditions.") String reason,
    @Nullable @JsonPropertyDescription("What it is doing.") String step,
    @Nullable @JsonPropertyDescription("Retry annotation that it answered.") String retry,
    @Nullable @JsonPropertyDescription("Plan that it made or ran.") String planHash,
    @Nullable @JsonPropertyDescription("Highest version applied at its end.") String version,
    @Nullable @JsonPropertyDescription("Scripts that it applied.") Integer scripts,
    @Nullable @JsonPropertyDescription("Scripts that it tried again, counted by tries.")
        Integer retries,
    @Nullable @JsonPropertyDescription("How long its work took, in seconds.")
        Double durationSeconds,
    @JsonPropertyDescription("Who approved it.") List<String> approvedBy) {

  public RunStatus {
    approvedBy = approvedBy == null ? List.of() : List.copyOf(approvedBy);
  }
}
