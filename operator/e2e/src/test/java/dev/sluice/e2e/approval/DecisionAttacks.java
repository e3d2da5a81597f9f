package dev.sluice.e2e.approval;

import static dev.sluice.e2e.approval.Stage.ANN;
import static dev.sluice.e2e.approval.Stage.ANONYMOUS;
import static dev.sluice.e2e.approval.Stage.APPROVED;
import static dev.sluice.e2e.approval.Stage.BOB;
import static dev.sluice.e2e.approval.Stage.CAROL;
import static dev.sluice.e2e.approval.Stage.GITOPS;
import static dev.sluice.e2e.approval.Stage.HASH;
import static dev.sluice.e2e.approval.Stage.NODE;
import static dev.sluice.e2e.approval.Stage.OLD_HASH;
import static dev.sluice.e2e.approval.Stage.OPERATOR;
import static dev.sluice.e2e.approval.Stage.ORDERS;
import static dev.sluice.e2e.approval.Stage.keys;

import dev.sluice.e2e.approval.Attack.Deed;
import java.util.stream.Stream;

/** On the annotations by which one user decides. */
final class DecisionAttacks {
  private static final String NO_RIGHT = " may not approve, reject or revoke here";
  private static final String NO_PERSON = " is no user account";
  private static final String NOTHING_ELSE = "a decision changes nothing else";
  private static final String OTHER_PLAN = "a decision names the plan as it is now";
  private static final String CYRILLIC_ANN = "\u0430nn";

  private DecisionAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(
            withoutTheRight(),
            fromGit(),
            ofAnotherPlan(),
            withMoreInTheSameRequest(),
            inAnotherName())
        .flatMap(attacks -> attacks);
  }

  private static Deed annotates(String yaml) {
    return (stage, who) -> stage.annotate(who, ORDERS, keys(yaml));
  }

  private static Deed annotatesApproved(String yaml) {
    return (stage, who) -> stage.annotate(who, APPROVED, keys(yaml));
  }

  private static Deed approvesAnd(String yaml) {
    var annotations = "metadata: {annotations: %s".formatted(keys("approve: " + HASH));
    return (stage, who) -> stage.patch(who, ORDERS, annotations + yaml);
  }

  private static Stream<Attack> withoutTheRight() {
    var approves = annotates("approve: " + HASH);
    return Stream.of(
        new Attack(
            "everything on sluice.dev is no right to approve", BOB, approves, BOB + NO_RIGHT),
        new Attack("a name that differs in case has no right", "Ann", approves, "Ann" + NO_RIGHT),
        new Attack(
            "everything on sluice.dev is no right to reject",
            BOB,
            annotates("reject: %s, reason: late".formatted(HASH)),
            BOB + NO_RIGHT),
        new Attack(
            "everything on sluice.dev is no right to revoke",
            BOB,
            annotatesApproved("revoke: " + HASH),
            BOB + NO_RIGHT),
        new Attack("the operator approves nothing", OPERATOR, approves, OPERATOR + NO_PERSON),
        new Attack("a node approves nothing", NODE, approves, NODE + NO_PERSON),
        new Attack("nobody approves nothing", ANONYMOUS, approves, ANONYMOUS + NO_PERSON),
        new Attack(
            "a signature alone needs the right",
            BOB,
            annotatesApproved("approved-by: bob"),
            BOB + NO_RIGHT),
        new Attack(
            "a reason alone needs the right",
            BOB,
            annotatesApproved("reason: fine"),
            BOB + NO_RIGHT));
  }

  private static Stream<Attack> fromGit() {
    return Stream.of(
        new Attack(
            "created already approved",
            BOB,
            (stage, who) -> stage.create(who, "new", keys("approve: " + HASH)),
            "take the annotation sluice.dev/approve out of the manifest"),
        new Attack(
            "created already signed",
            BOB,
            (stage, who) -> stage.create(who, "new", keys("approved-by: bob")),
            "take the annotation sluice.dev/approved-by out of the manifest"),
        new Attack(
            "a GitOps controller with every right creates it approved",
            GITOPS,
            (stage, who) -> stage.apply(who, "new", keys("approve: " + HASH)),
            "a new SchemaMigration has no plan yet that could be decided about"),
        new Attack(
            "a GitOps controller with every right applies the approval",
            GITOPS,
            (stage, who) -> stage.apply(who, ORDERS, keys("approve: " + HASH)),
            GITOPS + NO_PERSON),
        new Attack(
            "a GitOps controller applies an approval in a user's name",
            GITOPS,
            (stage, who) ->
                stage.apply(who, ORDERS, keys("approve: %s, approved-by: ann".formatted(HASH))),
            GITOPS + NO_PERSON));
  }

  private static Stream<Attack> ofAnotherPlan() {
    return Stream.of(
        new Attack(
            "a hash that was made up",
            ANN,
            annotates("approve: sha256:" + "f".repeat(64)),
            OTHER_PLAN),
        new Attack(
            "the hash of the plan before", ANN, annotates("approve: " + OLD_HASH), OTHER_PLAN),
        new Attack("an empty hash", ANN, annotates("approve: ''"), OTHER_PLAN),
        new Attack("a hash and more", ANN, annotates("approve: '%s '".formatted(HASH)), OTHER_PLAN),
        new Attack(
            "a plan of another namespace, of which there is none here",
            ANN,
            (stage, who) -> {
              stage.create(stage.admin(), "unplanned", "{}");
              stage.annotate(who, "unplanned", keys("approve: " + HASH));
            },
            "there is no plan yet to decide about"),
        new Attack(
            "a reject of another plan",
            ANN,
            annotates("reject: %s, reason: late".formatted(OLD_HASH)),
            OTHER_PLAN));
  }

  private static Stream<Attack> withMoreInTheSameRequest() {
    return Stream.of(
        new Attack(
            "another spec",
            ANN,
            approvesAnd("}, spec: {source: {configMaps: [others]}}"),
            NOTHING_ELSE),
        new Attack(
            "a lower threshold",
            ANN,
            approvesAnd("}, spec: {approval: {when: Never}}"),
            NOTHING_ELSE),
        new Attack("another label", ANN, approvesAnd(", labels: {team: x}}"), NOTHING_ELSE),
        new Attack(
            "another annotation",
            ANN,
            (stage, who) ->
                stage.annotate(
                    who,
                    ORDERS,
                    "{sluice.dev/approve: '%s', sluice.dev/retry: '1'}".formatted(HASH)),
            NOTHING_ELSE),
        new Attack(
            "two decisions",
            ANN,
            annotates("approve: %s, reject: %<s, reason: late".formatted(HASH)),
            "one request makes one decision"));
  }

  private static Stream<Attack> inAnotherName() {
    return Stream.of(
        new Attack(
            "an approval signed by somebody else",
            ANN,
            annotates("approve: %s, approved-by: carol".formatted(HASH)),
            "sluice.dev/approved-by must name the user who decides, ann"),
        new Attack(
            "an approval signed in another case",
            ANN,
            annotates("approve: %s, approved-by: Ann".formatted(HASH)),
            "sluice.dev/approved-by must name the user who decides, ann"),
        new Attack(
            "an approval signed by a name that looks the same",
            ANN,
            annotates("approve: %s, approved-by: %s".formatted(HASH, CYRILLIC_ANN)),
            "sluice.dev/approved-by must name the user who decides, ann"),
        new Attack(
            "a reject signed by somebody else",
            ANN,
            annotates("reject: %s, rejected-by: carol, reason: late".formatted(HASH)),
            "sluice.dev/rejected-by must name the user who decides, ann"),
        new Attack(
            "groups that are not one's own",
            ANN,
            annotates("approve: %s, approved-by-groups: 'approvers'".formatted(HASH)),
            "sluice.dev/approved-by-groups must be the groups of ann"),
        new Attack(
            "a signature that is replaced by somebody else's",
            ANN,
            annotatesApproved("approved-by: carol"),
            "sluice.dev/approved-by must name the user who decides, ann"),
        new Attack(
            "groups that are replaced",
            ANN,
            annotatesApproved("approved-by-groups: 'system:masters'"),
            "sluice.dev/approved-by-groups must be the groups of ann"),
        new Attack(
            "a reject without a reason",
            ANN,
            annotates("reject: " + HASH),
            "a reject says why: kubectl annotate"),
        new Attack(
            "words beside somebody else's name",
            CAROL,
            annotatesApproved("reason: fine"),
            "sluice.dev/reason is written together with a decision"));
  }
}
