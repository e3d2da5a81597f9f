package dev.sluice.app.plugin.view;

import dev.sluice.app.gate.GatedKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workload before the gate.
 *
 * @param since null when it is not held, as is because
 * @param gatedPods pods of it that are not scheduled
 * @param requirements of the template that is wanted; empty when there are none, or they are not
 *     known
 * @param released what somebody let through of it, with name and reason; null when nothing was
 * @param you null when the API server did not say
 * @param holders who may let it through, by RBAC; empty when the asking user may not read that
 * @param unseen what the asking user may not list
 */
public record WorkloadView(
    String namespace,
    GatedKind kind,
    String name,
    boolean held,
    @Nullable String since,
    @Nullable String because,
    int gatedPods,
    List<RequirementView> requirements,
    @Nullable String released,
    @Nullable You you,
    List<String> holders,
    List<String> unseen) {

  public WorkloadView {
    requirements = List.copyOf(requirements);
    holders = List.copyOf(holders);
    unseen = List.copyOf(unseen);
  }

  /** As people write it. */
  public String path() {
    return kind + "/" + name;
  }
}
