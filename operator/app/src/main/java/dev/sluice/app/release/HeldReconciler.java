package dev.sluice.app.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.PodRevision;
import dev.sluice.app.gate.Release;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.core.gate.Gate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.List;

/** Looks at one held object: lets it go, or says why not. */
final class HeldReconciler<P extends HasMetadata> implements Reconciler<P> {
  /** Until what is published has been seen, or what was written meanwhile. */
  private static final Duration SOON = Duration.ofMillis(50);

  /** A StatefulSet that changes wakes nobody here. */
  private static final Duration UNWANTED = Duration.ofSeconds(10);

  private static final HeldKind STATEFUL_SET = HeldKind.of(GatedKind.StatefulSet);

  private final HeldKind kind;
  private final HeldObjects held;
  private final SchemaCache schemas;
  private final Gate gate;
  private final LiveObjects live;
  private final Notices notices;

  HeldReconciler(
      HeldKind kind, HeldObjects held, SchemaCache schemas, LiveObjects live, Notices notices) {
    this.kind = kind;
    this.held = held;
    this.schemas = schemas;
    this.gate = new Gate(schemas);
    this.live = live;
    this.notices = notices;
  }

  @Override
  public List<EventSource<?, P>> prepareEventSources(EventSourceContext<P> context) {
    var watch = new HeldWatch<>(kind, context, this::changed, notices::forget);
    held.add(watch);
    return List.of(watch);
  }

  private void changed(HasMetadata object) {
    HeldWatch.migrations(object).forEach(held::changed);
  }

  @Override
  public UpdateControl<P> reconcile(P seen, Context<P> context) {
    if (!schemas.isFilled()) {
      return again(SOON);
    }
    return live.read(kind, seen.getMetadata())
        .filter(object -> !object.path("metadata").has("deletionTimestamp"))
        .map(this::look)
        .orElseGet(UpdateControl::noUpdate);
  }

  private UpdateControl<P> look(ObjectNode object) {
    return switch (Release.of(kind, object, gate)) {
      case Release.NotHeld() -> UpdateControl.noUpdate();
      case Release.Stays(var marks) -> {
        notices.held(kind, object, marks, gate);
        yield kind.equals(HeldKind.POD) ? waits(object) : UpdateControl.noUpdate();
      }
      case Release.Retold(_, var patched) -> {
        var _ = live.write(kind, object, patched);
        yield again(SOON);
      }
      case Release.Freed(var marks, var patched) -> {
        if (!live.write(kind, object, patched)) {
          yield again(SOON);
        }
        notices.released(kind, object, marks);
        yield UpdateControl.noUpdate();
      }
    };
  }

  private UpdateControl<P> waits(ObjectNode pod) {
    var owner = PodRevision.statefulSet(pod);
    if (owner.isEmpty()) {
      return UpdateControl.noUpdate();
    }
    var namespace = pod.path("metadata").path("namespace").asText();
    var isUnwanted =
        live.read(STATEFUL_SET, namespace, owner.get())
            .filter(statefulSet -> PodRevision.isUnwanted(pod, statefulSet))
            .isPresent();
    if (isUnwanted) {
      var _ = live.delete(kind, pod);
    }
    return again(UNWANTED);
  }

  private static <P extends HasMetadata> UpdateControl<P> again(Duration after) {
    return UpdateControl.<P>noUpdate().rescheduleAfter(after);
  }
}
