package dev.sluice.app.plugin;

import dev.sluice.app.plugin.cluster.Workload;
import dev.sluice.app.plugin.cluster.WorkloadViews;
import dev.sluice.app.plugin.cluster.Workloads;
import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.WorkloadText;
import java.util.Optional;

/** From a wish to a release: it is shown what waits, the user is asked, and just that is let go. */
final class Releasing {
  private static final int REFUSED = 1;
  private static final int COULD_NOT = 2;

  private final Shell shell;
  private final Cluster cluster;
  private final boolean yes;

  Releasing(Shell shell, Cluster cluster, boolean yes) {
    this.shell = shell;
    this.cluster = cluster;
    this.yes = yes;
  }

  int release(WorkloadName named, String reason) {
    if (!yes && !shell.terminal().interactive()) {
      return refuse("there is no terminal to ask on: say --yes", COULD_NOT);
    }
    var workloads = new Workloads(cluster.client(), cluster.namespace());
    var found = workloads.find(named.kind(), named.name());
    var obstacle = obstacle(found, reason);
    if (obstacle.isPresent()) {
      return refuse(obstacle.get(), REFUSED);
    }
    var view = WorkloadViews.of(cluster.client(), found);
    shell.say(WorkloadText.summary(view, shell.program(), shell.page()));
    shell.say("");
    if (!yes && !shell.terminal().yes("Let it go all the same?")) {
      return refuse("nothing was written", REFUSED);
    }
    return told(workloads.release(found, reason));
  }

  /** The gate hears a reason that is new. */
  private static Optional<String> obstacle(Workload workload, String reason) {
    if (workload.marks().isEmpty()) {
      return Optional.of(workload.namespace() + " " + workload.path() + " is not held");
    }
    return reason.isEmpty()
        ? Optional.of("the reason is empty")
        : reason.equals(workload.releaseReason())
            ? Optional.of("that reason was given before, for another release: write a new one")
            : Optional.empty();
  }

  private int told(Workload after) {
    var address = shell.address(after.namespace(), after.path());
    if (after.marks().isPresent()) {
      return refuse(
          after.path()
              + " is still held, though the annotation sluice.dev/release is written: no admission"
              + " webhook of Sluice answered. Look on with: "
              + address.command("gate"),
          REFUSED);
    }
    shell.say(after.path() + " goes: " + gone(after, address));
    return 0;
  }

  /** What it waited for may have come while the user read. */
  private static String gone(Workload after, Address address) {
    return after.released().isEmpty()
        ? "what it waited for is there by now. Look on with: " + address.command("gate")
        : "its pod template says "
            + after.released()
            + ". With other requirements it is held again.";
  }

  private int refuse(String why, int code) {
    shell.say(shell.program() + ": " + why);
    return code;
  }
}
