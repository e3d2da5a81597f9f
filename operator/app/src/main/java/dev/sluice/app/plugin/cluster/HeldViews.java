package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.Marks;
import dev.sluice.app.plugin.view.GateView;
import dev.sluice.app.plugin.view.HeldView;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that is held, put together: pods stand with their workload. */
public final class HeldViews {
  private record Place(String namespace, String workload) {}

  /** By its own marks, or by those of the pod that waits longest. */
  private record Held(Marks marks, int pods) {
    Held and(Held more) {
      return new Held(marks, pods + more.pods);
    }
  }

  private final HeldObjects objects;
  private final RequirementViews requirements;
  private final Map<Place, Held> held =
      new TreeMap<>(Comparator.comparing(Place::namespace).thenComparing(Place::workload));

  private HeldViews(HeldObjects objects, RequirementViews requirements) {
    this.objects = objects;
    this.requirements = requirements;
  }

  /**
   * Asks for it.
   *
   * @param namespace to look in; empty means all
   * @param here where to look when all may not be listed
   */
  public static GateView of(KubernetesClient client, Optional<String> namespace, String here) {
    return new HeldViews(
            new HeldObjects(client, namespace, here), new RequirementViews(new LiveSchemas(client)))
        .view();
  }

  private GateView view() {
    for (var kind : GatedKind.values()) {
      for (var object : objects.of(HeldKind.of(kind).context())) {
        var workload = new Workload(kind, object);
        add(workload.namespace(), workload.path(), workload.marks(), 0);
      }
    }
    objects.of(HeldKind.POD.context()).stream()
        .sorted(Comparator.comparing(HeldViews::since))
        .forEach(pod -> add(namespace(pod), PodOwner.of(pod), Marks.of(pod), 1));
    return new GateView(
        held.entrySet().stream().map(one -> view(one.getKey(), one.getValue())).toList(),
        objects.unseen());
  }

  private void add(String namespace, String workload, Optional<Marks> marks, int pods) {
    marks.ifPresent(
        own -> held.merge(new Place(namespace, workload), new Held(own, pods), Held::and));
  }

  private static String since(JsonNode pod) {
    return pod.path("metadata").path("annotations").path(Marks.SINCE).asText();
  }

  private static String namespace(JsonNode pod) {
    return pod.path("metadata").path("namespace").asText();
  }

  private HeldView view(Place place, Held one) {
    var marks = one.marks();
    return new HeldView(
        place.namespace(),
        place.workload(),
        marks.awaits(),
        marks.since().toString(),
        marks.because(),
        one.pods(),
        requirements.of(marks.awaits(), place.namespace()));
  }
}
