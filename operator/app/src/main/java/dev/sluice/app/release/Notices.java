package dev.sluice.app.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.app.gate.GateLint;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.Marks;
import dev.sluice.app.metrics.GateMetrics;
import dev.sluice.app.report.EventWriter;
import dev.sluice.app.report.Notice;
import dev.sluice.core.gate.Gate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people hear of held objects: each thing once for as long as one is held. */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final LiveObjects live;
  private final EventWriter events;
  private final GateMetrics metrics;
  private final InstantSource clock;

  /** By uid. After a restart it is the names of the events by which nothing is told twice. */
  private final ConcurrentHashMap<String, Hold> holds = new ConcurrentHashMap<>();

  private record Hold(String since, Set<String> told) {}

  Notices(LiveObjects live, EventWriter events, GateMetrics metrics, InstantSource clock) {
    this.live = live;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  void held(HeldKind kind, JsonNode object, Marks marks, Gate gate) {
    var hold = hold(object, marks);
    if (hold.told().add("GateHolding")) {
      LOG.info("{} is held: {}", path(kind, object), marks.because());
      var once = hold.since();
      tell(new Notice(about(kind, object), false, "GateHolding", marks.because(), once));
    }
    kind.workload().ifPresent(workload -> lint(workload, kind, object, hold, gate));
  }

  private Hold hold(JsonNode object, Marks marks) {
    var since = marks.since().toString();
    var fresh = new Hold(since, ConcurrentHashMap.newKeySet());
    return holds.merge(
        uid(object), fresh, (before, now) -> before.since().equals(since) ? before : now);
  }

  private void lint(GatedKind workload, HeldKind kind, JsonNode object, Hold hold, Gate gate) {
    var isFirst = hold.told().add("GateLint");
    var findings =
        isFirst
            ? GateLint.of(workload, object, gate, budgets(workload, object))
            : GateLint.unknown(workload, object, gate);
    findings.stream()
        .filter(finding -> hold.told().add(finding))
        .map(finding ->
            new Notice(about(kind, object), true, "GateLint", finding, hold.since() + finding))
        .forEach(this::tell);
  }

  private List<JsonNode> budgets(GatedKind workload, JsonNode object) {
    return GateLint.runsSeveral(workload, object)
        ? live.budgets(object.path("metadata").path("namespace").asText())
        : List.of();
  }

  void released(HeldKind kind, JsonNode object, Marks marks) {
    var held = Duration.between(marks.since(), clock.instant());
    holds.remove(uid(object));
    metrics.released(kind.name(), held);
    var message = "has all that it waited for (" + marks.awaits() + ") and rolls out";
    LOG.info("{} {} after {}", path(kind, object), message, held);
    tell(new Notice(about(kind, object), false, "GateReleased", message, marks.since().toString()));
  }

  /** Of one that is held no more. */
  void forget(HasMetadata object) {
    holds.remove(object.getMetadata().getUid());
  }

  private void tell(Notice notice) {
    events.write(notice, clock.instant());
  }

  private static String uid(JsonNode object) {
    return object.path("metadata").path("uid").asText();
  }

  private static String path(HeldKind kind, JsonNode object) {
    var metadata = object.path("metadata");
    return kind.name()
        + " "
        + metadata.path("namespace").asText()
        + "/"
        + metadata.path("name").asText();
  }

  private static ObjectReference about(HeldKind kind, JsonNode object) {
    return kind.reference(object.path("metadata").path("namespace").asText(), object);
  }
}
