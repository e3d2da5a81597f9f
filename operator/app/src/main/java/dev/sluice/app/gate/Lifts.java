package dev.sluice.app.gate;

import dev.sluice.app.admission.Request;
import dev.sluice.core.gate.Lift;

/** Hears of each workload that somebody lets through unmet. */
@FunctionalInterface
interface Lifts {
  void lifted(GatedKind kind, Request request, Lift lift);
}
