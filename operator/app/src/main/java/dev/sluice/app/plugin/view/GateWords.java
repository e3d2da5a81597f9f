package dev.sluice.app.plugin.view;

import dev.sluice.app.gate.GatedKind;

/** Sentences about the gate. */
final class GateWords {
  /** What the operator should have let go by now. */
  static final String LATE = "applied; the operator lets it go next";

  private GateWords() {}

  /** Without what stands beside it: {@code waits for orders@1: shop/orders is Migrating}. */
  static String because(String whole, String awaits) {
    var beginning = "waits for " + awaits + ": ";
    return whole.startsWith(beginning) ? whole.substring(beginning.length()) : whole;
  }

  /** Beside the key, which names the migration. */
  static String state(RequirementView unmet) {
    var beginning = unmet.namespace() + "/" + unmet.migration() + " is ";
    return unmet.phase() == null
        ? "there is no such SchemaMigration"
        : unmet.state().startsWith(beginning)
            ? unmet.state().substring(beginning.length())
            : unmet.state();
  }

  static String pods(int count) {
    return count == 1 ? "1 pod gated" : count + " pods gated";
  }

  /** What goes on meanwhile. */
  static String how(GatedKind kind) {
    return switch (kind) {
      case Deployment, Rollout ->
          "it is paused: no new ReplicaSet; the old one is scaled, and its pods come back";
      case StatefulSet -> "by its partition: old pods go on, and come back as they were";
      case DaemonSet -> "old pods go on, and come back as they were; new ones are not scheduled";
      case Job -> "it is suspended: no pod starts";
      case CronJob -> "the schedule goes on with the old template";
    };
  }
}
