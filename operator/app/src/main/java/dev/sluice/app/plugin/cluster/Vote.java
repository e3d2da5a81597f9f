package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.approval.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about a plan.
 *
 * @param reason a Reject needs one
 */
public record Vote(ApprovalStatus.Decision decision, String planHash, @Nullable String reason) {

  /** The annotation that says so. */
  String annotation() {
    return switch (decision) {
      case Approve -> SchemaMigration.APPROVE_ANNOTATION;
      case Reject -> SchemaMigration.REJECT_ANNOTATION;
      case Revoke -> SchemaMigration.REVOKE_ANNOTATION;
    };
  }

  /** Whether an annotation said so before, of this plan. */
  boolean isLike(ApprovalStatus before) {
    return before.from().equals(Decisions.ANNOTATION)
        && before.decision() == decision
        && before.planHash().equals(planHash);
  }

  /** The annotation that says by whom. */
  String byAnnotation() {
    return switch (decision) {
      case Approve -> SchemaMigration.APPROVED_BY_ANNOTATION;
      case Reject -> SchemaMigration.REJECTED_BY_ANNOTATION;
      case Revoke -> SchemaMigration.REVOKED_BY_ANNOTATION;
    };
  }
}
