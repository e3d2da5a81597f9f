package dev.sluice.app.gate;

import dev.sluice.app.admission.Request;
import java.util.ArrayList;
import java.util.List;

/** What who applies a held workload reads at once: kubectl and Helm print warnings. */
final class GateWarnings {
  private GateWarnings() {}

  static List<String> of(GatedKind kind, Request request, String because) {
    var warnings = new ArrayList<String>();
    warnings.add("held: " + because + ". What runs goes on; this rolls out by itself afterwards.");
    warnings.addAll(GateLint.of(kind, request.object()));
    return warnings;
  }
}
