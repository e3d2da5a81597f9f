package dev.sluice.core.reconcile;

/** Names of what belongs to a run. A Job's name is a label of its pods: 63 characters at most. */
public final class JobName {
  private static final int BASE = 40;

  private JobName() {}

  public static String of(ResourceId id, JobKind kind, RunKey key, int attempt) {
    var plan = kind == JobKind.PLAN ? "-plan" : "";
    return base(id) + plan + "-" + key.value() + "-" + attempt;
  }

  /** The ConfigMap that holds a run's request and scripts. */
  public static String inputs(ResourceId id, RunKey key) {
    return base(id) + "-" + key.value() + "-in";
  }

  static String base(ResourceId id) {
    var name = id.name();
    var cut = name.length() <= BASE ? name : name.substring(0, BASE);
    return cut.replaceAll("[-.]+$", "").replace('.', '-');
  }
}
