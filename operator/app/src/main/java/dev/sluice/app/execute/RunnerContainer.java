package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.Json;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobKind;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The container that runs {@code sluice plan} or {@code sluice apply}. Its arguments hold the
 * digests of all that it mounts: a ConfigMap can be replaced, a Job's template cannot.
 */
final class RunnerContainer {
  private static final String BASE = "/sluice/";
  private static final String TERMINATION_LOG = "/dev/termination-log";

  private RunnerContainer() {}

  static Container of(
      Settings settings, Desired desired, JobTemplate.Order order, ScriptVolume scripts) {
    var container =
        new ContainerBuilder()
            .withName(Names.RUNNER)
            .withImage(settings.image())
            .withImagePullPolicy(settings.imagePullPolicy())
            .withArgs(arguments(desired, order, scripts))
            .withTerminationMessagePath(TERMINATION_LOG)
            .withResources(Resources.of(settings, desired))
            .withSecurityContext(Restricted.container())
            .addNewEnv()
            .withName("SLUICE_USERNAME")
            .withNewValueFrom()
            .withNewSecretKeyRef(
                "username", desired.spec().database().credentials().secretName(), false)
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("SLUICE_PASSWORD_FILE")
            .withValue(BASE + "credentials/password")
            .endEnv()
            .addNewEnv()
            .withName("SLUICE_TERMINATION_LOG")
            .withValue(TERMINATION_LOG)
            .endEnv();
    mount(container, Volumes.REQUEST);
    mount(container, Volumes.CREDENTIALS);
    container
        .addNewVolumeMount()
        .withName(ScriptVolume.NAME)
        .withMountPath(scripts.mountPath())
        .withReadOnly(true)
        .endVolumeMount();
    order.plan().ifPresent(_ -> mount(container, Volumes.PLAN));
    return container.build();
  }

  private static List<String> arguments(
      Desired desired, JobTemplate.Order order, ScriptVolume scripts) {
    var arguments = new ArrayList<String>();
    arguments.add(order.kind() == JobKind.PLAN ? "plan" : "apply");
    arguments.addAll(List.of("--request", BASE + "request/" + Volumes.REQUEST_FILE));
    arguments.addAll(List.of("--source", scripts.scriptsPath(desired)));
    arguments.addAll(List.of("--attempt", Integer.toString(order.attempt())));
    order
        .systemIdentifier()
        .ifPresent(known -> arguments.addAll(List.of("--system-identifier", known)));
    arguments.addAll(List.of("--request-digest", order.inputs().requestDigest()));
    order
        .inputs()
        .scriptsDigest()
        .ifPresent(digest -> arguments.addAll(List.of("--source-digest", digest)));
    if (order.kind() == JobKind.APPLY && order.approvals().isEmpty()) {
      desired
          .policy()
          .stopAtRisk()
          .ifPresent(risk -> arguments.addAll(List.of("--stop-at-risk", risk.name())));
    }
    if (!order.approvals().isEmpty()) {
      arguments.addAll(List.of("--approvals", Json.write(order.approvals())));
    }
    order
        .plan()
        .ifPresent(hash -> {
          arguments.addAll(List.of("--plan", BASE + "plan/" + PLAN_FILE));
          arguments.addAll(List.of("--plan-hash", hash.value()));
        });
    return arguments;
  }

  static final String PLAN_FILE = "plan.json";

  private static void mount(ContainerBuilder container, String volume) {
    container
        .addNewVolumeMount()
        .withName(volume)
        .withMountPath(BASE + volume)
        .withReadOnly(true)
        .endVolumeMount();
  }
}
