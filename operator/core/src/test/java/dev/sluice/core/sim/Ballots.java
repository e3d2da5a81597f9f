package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.approval.Decisions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a user decided, as the API server has it. An annotation has room for one of each kind, and
 * tells no time; objects stay, each with its own.
 *
 * @param said all of it, in the order in which it was said
 */
record Ballots(List<ApprovalStatus> said) {
  static final Ballots NONE = new Ballots(List.of());
  private static final String PERSON = "somebody";

  Ballots {
    said = List.copyOf(said);
  }

  /** As an annotation where that says something new, and as the object otherwise. */
  Ballots annotated(Decision decision, String plan, String object, Instant now) {
    return plan.equals(annotations().get(key(decision)))
        ? with(decision, plan, object, now)
        : with(decision, plan, Decisions.ANNOTATION, now);
  }

  Ballots with(Decision decision, String plan, String from, Instant now) {
    var word =
        new ApprovalStatus(PERSON, List.of(), decision, plan, now.toString(), from, null, null);
    return new Ballots(Stream.concat(said.stream(), Stream.of(word)).toList());
  }

  /** Whether the last word about this plan is a yes. */
  boolean approve(String plan) {
    return said.stream()
        .filter(word -> word.planHash().equals(plan))
        .reduce((_, later) -> later)
        .filter(word -> word.decision() == Decision.Approve)
        .isPresent();
  }

  /** As an operator finds it: a cache lists objects in any order. */
  List<ApprovalStatus> seen(Instant now) {
    return Stream.concat(
            Decisions.in(annotations(), now).stream(),
            said.reversed().stream().filter(word -> !isAnnotation(word)))
        .toList();
  }

  private Map<String, String> annotations() {
    var all = new HashMap<String, String>();
    said.stream()
        .filter(Ballots::isAnnotation)
        .forEach(word -> {
          all.put(key(word.decision()), word.planHash());
          all.put(byKey(word.decision()), word.by());
        });
    return all;
  }

  String brief() {
    return said.stream()
        .reduce((_, later) -> later)
        .map(word -> word.decision() + " " + word.planHash() + " by " + word.from())
        .orElse("nothing");
  }

  private static boolean isAnnotation(ApprovalStatus word) {
    return word.from().equals(Decisions.ANNOTATION);
  }

  private static String key(Decision decision) {
    return switch (decision) {
      case Approve -> SchemaMigration.APPROVE_ANNOTATION;
      case Reject -> SchemaMigration.REJECT_ANNOTATION;
      case Revoke -> SchemaMigration.REVOKE_ANNOTATION;
    };
  }

  private static String byKey(Decision decision) {
    return switch (decision) {
      case Approve -> SchemaMigration.APPROVED_BY_ANNOTATION;
      case Reject -> SchemaMigration.REJECTED_BY_ANNOTATION;
      case Revoke -> SchemaMigration.REVOKED_BY_ANNOTATION;
    };
  }
}
