package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.app.plugin.cluster.Ballot;
import dev.sluice.app.plugin.cluster.Migrations;
import dev.sluice.app.plugin.cluster.Vote;
import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.PlanText;
import dev.sluice.app.plugin.view.PlanView;

/**
 * From a wish to a vote: the plan is shown, the user is asked, and exactly what was shown is voted
 * on.
 */
final class Voting {
  private static final int REFUSED = 1;
  private static final int COULD_NOT = 2;

  private final Shell shell;
  private final Cluster cluster;
  private final VoteOptions options;
  private final ApprovalStatus.Decision decision;

  Voting(Shell shell, Cluster cluster, VoteOptions options, ApprovalStatus.Decision decision) {
    this.shell = shell;
    this.cluster = cluster;
    this.options = options;
    this.decision = decision;
  }

  int vote() {
    if (!options.yes && !shell.terminal().interactive()) {
      return refuse(
          "there is no terminal to ask on. Name the plan and say --yes: "
              + address().command(verb(), "sha256:...")
              + " --yes",
          COULD_NOT);
    }
    var plan = cluster.plans().view(cluster.migrations().get(options.one.name));
    var obstacle = Obstacles.of(plan, decision, options.plan, address());
    if (obstacle.isPresent()) {
      return refuse(obstacle.get(), REFUSED);
    }
    shell.say(PlanText.summary(plan, address(), shell.page()));
    shell.say("");
    if (!options.yes && !shell.terminal().yes(question())) {
      return refuse("nothing was written", REFUSED);
    }
    return cast(plan, String.valueOf(plan.hash()));
  }

  private String question() {
    return switch (decision) {
      case Approve -> "Approve this plan?";
      case Reject -> "Reject this plan?";
      case Revoke -> "Take your approval of this plan back?";
    };
  }

  /** The plan may have been made again while the user read. */
  private int cast(PlanView shown, String hash) {
    var migration = cluster.migrations().get(options.one.name);
    var now = Migrations.status(migration).plan();
    if (now == null || !now.hash().equals(hash)) {
      return refuse(
          "the plan changed while you read it; nothing was written. Look again: "
              + address().command("plan"),
          REFUSED);
    }
    var ballot = new Ballot(cluster.client());
    var me = ballot.voter(migration);
    var where = ballot.cast(migration, new Vote(decision, hash, options.reason), me);
    shell.say(VoteWords.done(decision, hash, me.name(), where));
    shell.say(VoteWords.next(decision, shown, me.name(), address()));
    return 0;
  }

  private int refuse(String why, int code) {
    shell.say(shell.program() + ": " + why);
    return code;
  }

  private String verb() {
    return switch (decision) {
      case Approve -> "approve";
      case Reject -> "reject";
      case Revoke -> "revoke";
    };
  }

  private Address address() {
    return shell.address(cluster.namespace(), options.one.name);
  }
}
