package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for this resource: its own spec and all policies that select it, combined. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyStatus(
    @JsonPropertyDescription("Never, OnRisk or Always.") ApprovalSpec.When when,
    @Nullable @JsonPropertyDescription("For OnRisk: the least risk that asks for approval.")
        RiskLevel threshold,
    @Nullable @JsonPropertyDescription("How many different users must approve.") Integer required,
    @Nullable @JsonPropertyDescription("True: the author may not approve.") Boolean excludeAuthor,
    @JsonPropertyDescription("Users who may not approve.") List<String> excludedUsers,
    @Nullable @JsonPropertyDescription("How long an approval holds.") String expiresAfter,
    @Nullable @JsonPropertyDescription("The longest lock timeout.") String maxLockTimeout,
    @Nullable @JsonPropertyDescription("The longest deadline.") String maxDeadline,
    @JsonPropertyDescription("Rules whose findings no plan may have.") List<String> forbiddenRules,
    @Nullable @JsonPropertyDescription("True: each versioned script must have an undo script.")
        Boolean requireUndo,
    @Nullable
        @JsonPropertyDescription("While a window is waited for: when the next one opens, RFC 3339.")
        String nextOpening,
    @JsonPropertyDescription("Which policy, or 'spec', each part comes from.")
        Map<String, String> from) {

  public PolicyStatus {
    when = when == null ? ApprovalSpec.When.Always : when;
    excludedUsers = excludedUsers == null ? List.of() : List.copyOf(excludedUsers);
    forbiddenRules = forbiddenRules == null ? List.of() : List.copyOf(forbiddenRules);
    from = from == null ? Map.of() : Map.copyOf(from);
  }
}
