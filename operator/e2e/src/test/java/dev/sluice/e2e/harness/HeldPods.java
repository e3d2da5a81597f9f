package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Sees every pod of a namespace, whatever the operator does: which requirements were ever held back
 * from being scheduled, and which pods ever ran.
 */
public final class HeldPods implements AutoCloseable {
  private static final String GATE = "sluice.dev/schema";

  private final Set<String> held = new ConcurrentSkipListSet<>();
  private final Set<String> ran = new ConcurrentSkipListSet<>();
  private final SharedIndexInformer<Pod> informer;

  public HeldPods(Scenario scenario) {
    informer =
        scenario
            .client()
            .pods()
            .inNamespace(scenario.namespace())
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(Pod pod) {
                    see(pod);
                  }

                  @Override
                  public void onUpdate(Pod before, Pod pod) {
                    see(pod);
                  }

                  @Override
                  public void onDelete(Pod pod, boolean isUnknown) {
                    see(pod);
                  }
                });
  }

  private void see(Pod pod) {
    var requires =
        Optional.ofNullable(pod.getMetadata().getAnnotations())
            .map(annotations -> annotations.get("sluice.dev/requires"))
            .orElse("");
    var gates = Objects.requireNonNullElse(pod.getSpec().getSchedulingGates(), List.of());
    if (gates.stream().anyMatch(gate -> Objects.toString(gate).contains(GATE))) {
      held.add(requires);
    }
    if ("Running".equals(pod.getStatus().getPhase())) {
      ran.add(requires);
    }
  }

  /** Requirements of pods that were held back, at any time. */
  public Set<String> held() {
    return Set.copyOf(held);
  }

  /** Requirements of pods that ran, at any time. */
  public Set<String> ran() {
    return Set.copyOf(ran);
  }

  @Override
  public void close() {
    informer.close();
  }
}
