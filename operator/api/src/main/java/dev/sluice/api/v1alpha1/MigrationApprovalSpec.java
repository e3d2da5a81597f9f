package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who decided what about which plan. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self == oldSelf",
    message = "a decision cannot be changed; make another MigrationApproval")
@ValidationRule(
    value = "self.decision != 'Reject' || (has(self.reason) && self.reason != '')",
    message = "a Reject needs a reason")
public record MigrationApprovalSpec(
    @Required @JsonPropertyDescription("Name of the SchemaMigration, in the same namespace.")
        String migration,
    @Required
        @JsonPropertyDescription(
            "Its uid: a decision is not about another resource of the same name.")
        String uid,
    @Required
        @Pattern("^sha256:[0-9a-f]{64}$")
        @JsonPropertyDescription("The plan's hash, as in status.plan.hash.")
        String planHash,
    @Required @JsonPropertyDescription("Approve, Reject or Revoke.")
        ApprovalStatus.Decision decision,
    @Nullable @JsonPropertyDescription("Why. A Reject needs one.") String reason,
    @Nullable
        @JsonPropertyDescription(
            "Who decides: must be the user who makes this; written by Sluice's admission server"
                + " where it is left out.")
        String by,
    @JsonPropertyDescription(
            "That user's groups; written by Sluice's admission server where they are left out.")
        List<String> groups) {

  public MigrationApprovalSpec {
    groups = groups == null ? List.of() : List.copyOf(groups);
  }
}
