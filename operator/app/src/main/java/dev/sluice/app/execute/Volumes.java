package dev.sluice.app.execute;

import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.PlanFact;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a runner reads: its request, its credentials, the approved plan. */
final class Volumes {
  static final String REQUEST = "request";
  static final String REQUEST_FILE = "request.json";
  static final String CREDENTIALS = "credentials";
  static final String PLAN = "plan";
  private static final int READABLE_BY_GROUP = 0440;

  private Volumes() {}

  static List<Volume> of(Desired desired, JobTemplate.Order order) {
    var volumes = new ArrayList<Volume>();
    volumes.add(
        new VolumeBuilder()
            .withName(REQUEST)
            .withNewConfigMap()
            .withName(order.inputs().names().getFirst())
            .addNewItem(Inputs.REQUEST, null, REQUEST_FILE)
            .endConfigMap()
            .build());
    volumes.add(credentials(desired));
    order
        .plan()
        .ifPresent(hash ->
            volumes.add(
                new VolumeBuilder()
                    .withName(PLAN)
                    .withNewConfigMap()
                    .withName(PlanFact.configMap(desired.id(), hash, order.inputsKey()))
                    .endConfigMap()
                    .build()));
    return volumes;
  }

  /** Optional here, so that a missing Secret shows at once through the variable that needs it. */
  private static Volume credentials(Desired desired) {
    return new VolumeBuilder()
        .withName(CREDENTIALS)
        .withNewSecret()
        .withSecretName(desired.spec().database().credentials().secretName())
        .withDefaultMode(READABLE_BY_GROUP)
        .withOptional(true)
        .endSecret()
        .build();
  }
}
