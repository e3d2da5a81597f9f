package dev.sluice.app.gate;

import dev.sluice.app.admission.Request;
import dev.sluice.app.metrics.GateMetrics;
import dev.sluice.app.report.EventWriter;
import dev.sluice.app.report.Notice;
import dev.sluice.core.gate.Lift;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of it as an event, in the log and as a metric; the pod template tells who it was. */
final class LiftNotices implements Lifts {
  private static final Logger LOG = LoggerFactory.getLogger(LiftNotices.class);

  private final EventWriter events;
  private final GateMetrics metrics;
  private final InstantSource clock;

  LiftNotices(EventWriter events, GateMetrics metrics, InstantSource clock) {
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void lifted(GatedKind kind, Request request, Lift lift) {
    metrics.lifted();
    var metadata = request.object().path("metadata");
    LOG.warn(
        "{} {}/{} goes although {}",
        kind,
        request.namespace(),
        metadata.path("name").asText(),
        lift.text());
    var about = HeldKind.of(kind).reference(request.namespace(), request.object());
    var message =
        lift.by()
            + " let it go without "
            + lift.keys()
            + ", which is not applied: "
            + lift.reason();
    events.write(new Notice(about, true, "GateLifted", message, lift.text()), clock.instant());
  }
}
