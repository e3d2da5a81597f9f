package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.admission.Answer;
import dev.sluice.app.admission.Request;
import dev.sluice.app.admission.Review;
import dev.sluice.core.gate.Gate;
import dev.sluice.core.gate.Lift;
import io.fabric8.zjsonpatch.JsonDiff;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /gate/workloads}: holds a workload whose wanted template requires what is not
 * applied.
 */
final class WorkloadGate implements Review {
  private final Gate gate;
  private final ShortForm shortForm;
  private final BreakGlass breakGlass;
  private final Lifts lifts;
  private final InstantSource clock;

  WorkloadGate(
      Gate gate, ShortForm shortForm, BreakGlass breakGlass, Lifts lifts, InstantSource clock) {
    this.gate = gate;
    this.shortForm = shortForm;
    this.breakGlass = breakGlass;
    this.lifts = lifts;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) {
    return GatedKind.of(request.group(), request.kind())
        .filter(_ -> request.object().isObject())
        .map(kind -> new Pass(request, kind).answer())
        .orElseGet(() -> Answer.allowed(List.of()));
  }

  /** One request. */
  private final class Pass {
    private final Request request;
    private final GatedKind kind;
    private final Holding holding;
    private final ObjectNode object;
    private final JsonNode old;

    /** Sent by the operator, or by ourselves just before: the template in it was looked at. */
    private final boolean isOwn;

    /** Of the old one; or our own of just before, where the API server asks twice. */
    private final Optional<Marks> held;

    /** The template that was asked for before. */
    private final JsonNode waiting;

    Pass(Request request, GatedKind kind) {
      this.request = request;
      this.kind = kind;
      this.holding = kind.holding();
      this.object = request.object().deepCopy();
      this.old = request.old();
      this.isOwn = holding.isOwn(request.object(), old);
      this.held =
          isOwn ? Marks.of(request.object()) : Marks.of(old).or(() -> Marks.of(request.object()));
      this.waiting = holding.waiting(old, held);
    }

    Answer answer() {
      if (!isOwn && holding.template(object) instanceof ObjectNode template) {
        var unknown = shortForm.write(template, waiting, request, kind);
        if (unknown.isPresent()) {
          return new Answer.Denied("TargetUnknown", unknown.get());
        }
        Template.clean(template, List.of(holding.template(old), waiting));
      }
      Marks.erase(object);
      var wanted = Template.of(holding.wanted(object, old, held));
      return switch (wanted.judge(gate, request.namespace())) {
        case Template.Verdict.Met() -> pass();
        case Template.Verdict.Malformed(String why) -> malformed(wanted, why);
        case Template.Verdict.Unmet(String keys, String because) ->
            switch (breakGlass.judge(request, wanted.requires())) {
              case BreakGlass.Verdict.NotAsked() -> hold(keys, because);
              case BreakGlass.Verdict.Lifted(var lift) -> lifted(lift);
              case BreakGlass.Verdict.Refused(String message) ->
                  new Answer.Denied("MayNotRelease", message);
            };
      };
    }

    /** New, it is refused while somebody reads; old, it must not be let through. */
    private Answer malformed(Template wanted, String why) {
      return wanted.requires().equals(Template.of(waiting).requires())
          ? hold(wanted.requires(), why)
          : new Answer.Denied(
              "Malformed",
              "the annotation " + Template.REQUIRES + " of the pod template is wrong: " + why);
    }

    private Answer hold(String awaits, String because) {
      if (!holding.canHold(old, held)) {
        return pass();
      }
      var since = held.map(Marks::since).orElseGet(clock::instant);
      var before = holding.hold(object, old, held);
      new Marks(awaits, since.truncatedTo(ChronoUnit.SECONDS), because, before).write(object);
      return allowed(GateWarnings.of(kind, request, because));
    }

    private Answer lifted(Lift lift) {
      holding.pass(object, old, held);
      if (holding.template(object) instanceof ObjectNode template) {
        Template.write(template, Template.RELEASED, lift.text());
      }
      if (!request.dryRun()) {
        lifts.lifted(kind, request, lift);
      }
      return allowed(List.of());
    }

    private Answer pass() {
      holding.pass(object, old, held);
      return allowed(List.of());
    }

    private Answer allowed(List<String> warnings) {
      var patch = JsonDiff.asJson(request.object(), object);
      return new Answer.Allowed(patch.valueStream().toList(), warnings);
    }
  }
}
