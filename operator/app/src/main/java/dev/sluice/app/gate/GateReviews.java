package dev.sluice.app.gate;

import dev.sluice.app.admission.Review;
import dev.sluice.app.approval.Rights;
import dev.sluice.app.metrics.GateMetrics;
import dev.sluice.app.report.EventWriter;
import dev.sluice.core.gate.Gate;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Map;

/** What the gate answers at admission, by path. */
public final class GateReviews {
  private static final String WORKLOADS = "/gate/workloads";
  private static final String PODS = "/gate/pods";

  private GateReviews() {}

  public static Map<String, Review> of(
      SchemaCache cache,
      KubernetesClient client,
      EventWriter events,
      GateMetrics metrics,
      InstantSource clock) {
    var gate = new Gate(cache);
    var shortForm = new ShortForm(new ListedTargets(cache, client));
    var breakGlass = new BreakGlass(new Rights(client)::mayRelease);
    var lifts = new LiftNotices(events, metrics, clock);
    var workloads = new WorkloadGate(gate, shortForm, breakGlass, lifts, clock);
    return Map.of(
        WORKLOADS, new Measured(WORKLOADS, workloads, cache, metrics, clock),
        PODS, new Measured(PODS, new PodGate(gate, clock), cache, metrics, clock));
  }
}
