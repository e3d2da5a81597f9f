package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user decided about a plan, as it was first seen. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApprovalStatus(
    @JsonPropertyDescription("The user, as the API server authenticated it.") String by,
    @JsonPropertyDescription("The user's groups at that time.") List<String> groups,
    @JsonPropertyDescription("Approve, Reject or Revoke.") Decision decision,
    @JsonPropertyDescription("The plan that it is about.") String planHash,
    @JsonPropertyDescription("When, by the API server's clock, RFC 3339.") String at,
    @JsonPropertyDescription("'annotation', or the name of the MigrationApproval.") String from,
    @Nullable @JsonPropertyDescription("Why, in the user's words.") String reason,
    @Nullable @JsonPropertyDescription("Why an approval does not count, or not any more.")
        String voidBecause) {

  /** Whether it is one decision, seen twice. */
  public boolean isSame(ApprovalStatus other) {
    return from.equals(other.from)
        && by.equals(other.by)
        && decision == other.decision
        && planHash.equals(other.planHash);
  }

  /** The same, and why it does not count; null: it does. */
  public ApprovalStatus with(@Nullable String objection) {
    return new ApprovalStatus(by, groups, decision, planHash, at, from, reason, objection);
  }

  public enum Decision {
    Approve,
    Reject,
    Revoke
  }

  public ApprovalStatus {
    groups = groups == null ? List.of() : List.copyOf(groups);
    decision = decision == null ? Decision.Revoke : decision;
  }
}
