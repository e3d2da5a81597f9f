package dev.sluice.app.plugin.cluster;

import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.Marks;
import dev.sluice.app.plugin.view.WorkloadView;
import dev.sluice.app.plugin.view.You;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** All that is to be told of one workload. */
public final class WorkloadViews {
  private WorkloadViews() {}

  public static WorkloadView of(KubernetesClient client, Workload workload) {
    var namespace = workload.namespace();
    var marks = workload.marks();
    var requires = marks.map(Marks::awaits).filter(_ -> workload.requires().isEmpty());
    var objects = new HeldObjects(client, Optional.of(namespace), namespace);
    var pods =
        objects.of(HeldKind.POD.context()).stream()
            .map(PodOwner::of)
            .filter(workload.path()::equals)
            .count();
    return new WorkloadView(
        namespace,
        workload.kind(),
        workload.name(),
        marks.isPresent(),
        marks.map(Marks::since).map(Object::toString).orElse(null),
        marks.map(Marks::because).orElse(null),
        (int) pods,
        new RequirementViews(new LiveSchemas(client))
            .of(requires.orElse(workload.requires()), namespace),
        workload.released().isEmpty() ? null : workload.released(),
        Me.ask(client, Right.RELEASE, namespace, workload.name())
            .map(WorkloadViews::you)
            .orElse(null),
        Holders.of(client, Right.RELEASE, namespace, workload.name()),
        objects.unseen());
  }

  private static You you(Me me) {
    return new You(me.name(), me.may() ? null : "you lack " + Right.RELEASE);
  }
}
