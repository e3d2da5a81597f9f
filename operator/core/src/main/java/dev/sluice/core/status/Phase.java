package dev.sluice.core.status;

/** The printed summary of where a resource is. */
public enum Phase {
  Pending("Seen, nothing started."),
  Planning("A Job reads history and scripts."),
  Planned("dryRun: the plan is shown, nothing will run."),
  AwaitingApproval("The plan waits for approval."),
  AwaitingWindow("Approved where it must be; no window is open that the run fits in."),
  Migrating("A Job applies scripts."),
  Ready("The schema is at the target."),
  Failed("A user must do something first."),
  Suspended("suspend is true and something would run.");

  private final String meaning;

  Phase(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the generated reference. */
  public String meaning() {
    return meaning;
  }
}
