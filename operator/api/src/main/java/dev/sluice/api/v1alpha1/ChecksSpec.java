package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Queries that must give the expected value, or nothing runs, or the run has failed. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChecksSpec(
    @JsonPropertyDescription("Before the first script; one that differs stops the run.")
        List<SqlCheck> before,
    @JsonPropertyDescription("After the last script; one that differs makes the run a failure.")
        List<SqlCheck> after) {

  public static final ChecksSpec NONE = new ChecksSpec(List.of(), List.of());

  public ChecksSpec {
    before = before == null ? List.of() : List.copyOf(before);
    after = after == null ? List.of() : List.copyOf(after);
  }
}
