package dev.sluice.e2e.approval;

import static dev.sluice.e2e.approval.Stage.ANN;
import static dev.sluice.e2e.approval.Stage.BOB;
import static dev.sluice.e2e.approval.Stage.DAVE;
import static dev.sluice.e2e.approval.Stage.GITOPS;
import static dev.sluice.e2e.approval.Stage.OLD_HASH;
import static dev.sluice.e2e.approval.Stage.OPERATOR;
import static dev.sluice.e2e.approval.Stage.ORDERS;
import static dev.sluice.e2e.approval.Stage.keys;

import dev.sluice.e2e.approval.Attack.Deed;
import java.util.stream.Stream;

/** On what decisions rest: the author, the plan's hash, and decisions as objects of their own. */
final class OtherAttacks {
  private OtherAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(onTheAuthor(), onStatus(), onMigrationApprovals()).flatMap(attacks -> attacks);
  }

  private static Stream<Attack> onTheAuthor() {
    return Stream.of(
        new Attack(
            "created in another's name",
            BOB,
            (stage, who) -> stage.create(who, "new", keys("author: ann")),
            "the annotation sluice.dev/author says ann, but bob changes the spec"),
        new Attack(
            "a change of spec in another's name",
            BOB,
            (stage, who) ->
                stage.patch(
                    who,
                    ORDERS,
                    "metadata: {annotations: %s}, spec: {target: '1'}"
                        .formatted(keys("author: ann"))),
            "the annotation sluice.dev/author says ann, but bob changes the spec"),
        new Attack(
            "another author of the same spec",
            BOB,
            (stage, who) -> stage.annotate(who, ORDERS, keys("author: bob")),
            "the annotation sluice.dev/author stays as it is, system:admin"));
  }

  private static Stream<Attack> onStatus() {
    return Stream.of(
        new Attack(
            "a plan written by hand",
            BOB,
            (stage, who) ->
                stage.patchStatus(who, "status: {plan: {hash: '%s'}}".formatted(OLD_HASH)),
            "bob may not write status"),
        new Attack(
            "a status that is taken away",
            BOB,
            (stage, who) -> stage.patchStatus(who, "status: null"),
            "bob may not write status"));
  }

  private static Deed makes(String decision) {
    return (stage, who) -> stage.decide(who, ORDERS, decision);
  }

  private static Stream<Attack> onMigrationApprovals() {
    return Stream.of(
        new Attack(
            "a decision in another's name",
            ANN,
            makes("decision: Approve, by: carol"),
            "spec.by must name the user who decides, ann"),
        new Attack(
            "a second decision in the name of one who has the same letters",
            ANN,
            makes("decision: Approve, by: Ann"),
            "spec.by must name the user who decides, ann"),
        new Attack(
            "groups that are not one's own",
            ANN,
            makes("decision: Approve, groups: [approvers]"),
            "spec.groups must be the groups of ann"),
        new Attack(
            "everything on sluice.dev is no right to approve",
            BOB,
            makes("decision: Approve"),
            "bob may not decide about orders"),
        new Attack(
            "the right to decide about one is none about another",
            DAVE,
            makes("decision: Approve"),
            "dave may not decide about orders"),
        new Attack(
            "a GitOps controller with every right decides nothing",
            GITOPS,
            makes("decision: Approve"),
            GITOPS + " is no user account"),
        new Attack(
            "the operator decides nothing",
            OPERATOR,
            makes("decision: Approve"),
            OPERATOR + " is no user account"),
        new Attack(
            "a decision that is changed",
            BOB,
            (stage, who) ->
                stage.revoke(who, stage.decide(stage.as(ANN), ORDERS, "decision: Approve")),
            "a decision cannot be changed"));
  }
}
