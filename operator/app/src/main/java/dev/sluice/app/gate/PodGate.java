package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.admission.Answer;
import dev.sluice.app.admission.Request;
import dev.sluice.app.admission.Review;
import dev.sluice.core.gate.Gate;
import io.fabric8.zjsonpatch.JsonDiff;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /gate/pods}: the net below the gate of workloads. A new pod whose requirements are
 * not met is not scheduled. One that has its node already (a static pod's mirror, a pod that names
 * it) cannot be held that way, and goes on.
 */
final class PodGate implements Review {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private final Gate gate;
  private final InstantSource clock;

  PodGate(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) {
    if (!request.creates() || hasNode(request.object())) {
      return Answer.allowed(List.of());
    }
    return switch (Template.of(request.object()).judge(gate, request.namespace())) {
      case Template.Verdict.Met() -> Answer.allowed(List.of());
      case Template.Verdict.Unmet(String keys, String because) -> hold(request, keys, because);
      case Template.Verdict.Malformed(String why) ->
          hold(request, Template.of(request.object()).requires(), why);
    };
  }

  private static boolean hasNode(JsonNode pod) {
    return !pod.path("spec").path("nodeName").asText().isEmpty()
        || !Trees.annotation(pod, MIRROR).isEmpty();
  }

  private Answer hold(Request request, String awaits, String because) {
    ObjectNode pod = request.object().deepCopy();
    var before = new SchedulingGate().hold(pod, MissingNode.getInstance(), Optional.empty());
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    new Marks(awaits, now, because, before).write(pod);
    var patch = JsonDiff.asJson(request.object(), pod);
    return new Answer.Allowed(patch.valueStream().toList(), List.of());
  }
}
