package dev.sluice.app.plugin.view;

import java.util.List;

/**
 * Something that is held, in a line.
 *
 * @param workload as people write it: {@code Deployment/api}
 * @param awaits as it was told when it was held, as is because
 * @param gatedPods pods of it that are not scheduled
 * @param requirements those that it awaits, as they stand now; empty when that is not known
 */
public record HeldView(
    String namespace,
    String workload,
    String awaits,
    String since,
    String because,
    int gatedPods,
    List<RequirementView> requirements) {

  public HeldView {
    requirements = List.copyOf(requirements);
  }
}
