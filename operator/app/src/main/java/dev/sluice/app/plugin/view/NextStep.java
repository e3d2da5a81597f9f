package dev.sluice.app.plugin.view;

import dev.sluice.core.failure.Reason;

/** What comes next, where no plan waits for approval. */
final class NextStep {
  private NextStep() {}

  static String of(PlanView view, Address address) {
    var message = view.message().isBlank() ? "Phase " + view.phase() + "." : view.message();
    return switch (view.phase()) {
      case "Ready" -> message + " A change of the scripts or of the spec makes the next plan.";
      case "Pending", "Planning", "Migrating", "AwaitingWindow" ->
          message + "\nLook on with: " + address.command("watch");
      case "Suspended" -> "Suspended: no run starts.\nGo on with: " + address.command("resume");
      case "Failed" -> message + (goesOnByItself(view) ? "" : retry(address));
      default -> message;
    };
  }

  /** Once what it lacks is there; where that is not so, its message has the command. */
  private static boolean goesOnByItself(PlanView view) {
    return view.is(Reason.PolicyViolated)
        || view.is(Reason.SourceMissing)
        || view.is(Reason.SourceInvalid);
  }

  private static String retry(Address address) {
    return "\nOnce mended, try again with: " + address.command("retry");
  }
}
