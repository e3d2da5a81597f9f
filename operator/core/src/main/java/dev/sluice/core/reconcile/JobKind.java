package dev.sluice.core.reconcile;

/** What a Job of ours does. */
public enum JobKind {
  PLAN("Plan"),
  APPLY("Apply");

  private final String text;

  JobKind(String text) {
    this.text = text;
  }

  /** As in status and labels. */
  public String text() {
    return text;
  }

  public static JobKind of(String text) {
    return text.equals(PLAN.text) ? PLAN : APPLY;
  }
}
