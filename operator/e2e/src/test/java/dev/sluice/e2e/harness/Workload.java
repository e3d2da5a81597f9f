package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Software whose pods require versions of a schema: each revision of it says so of itself. */
public final class Workload {
  private static final long PATIENCE_SECONDS = 90;
  private static final String REVISION = "e2e/revision";

  private final Scenario scenario;
  private final String kind;
  private final String name;

  public Workload(Scenario scenario, String kind, String name) {
    this.scenario = scenario;
    this.kind = kind;
    this.name = name;
  }

  /** Applies a revision, server-side, as GitOps controllers do. */
  public Workload apply(String revision, String requires) {
    scenario.applyYaml(manifest(revision, requires, ""));
    return this;
  }

  /**
   * The manifest.
   *
   * @param spec more lines of the spec, not indented
   */
  public String manifest(String revision, String requires, String spec) {
    return """
    apiVersion: %s
    kind: %s
    metadata: {name: %s}
    spec:
    %s%s\
    """
        .formatted(
            apiVersion(), kind, name, spec.indent(2), body(template(revision, requires)).indent(2));
  }

  private String apiVersion() {
    return kind.endsWith("Job") ? "batch/v1" : "apps/v1";
  }

  private String body(String template) {
    return switch (kind) {
      case "Job" -> "template:\n" + template.indent(2);
      case "CronJob" ->
          "schedule: '* * * * *'\njobTemplate:\n  spec:\n    template:\n" + template.indent(6);
      case "DaemonSet" -> selector() + "template:\n" + template.indent(2);
      case "StatefulSet" ->
          "serviceName: none\nreplicas: 2\n" + selector() + "template:\n" + template.indent(2);
      default -> "replicas: 2\n" + selector() + "template:\n" + template.indent(2);
    };
  }

  private String selector() {
    return "selector: {matchLabels: {app: %s}}\n".formatted(name);
  }

  private String template(String revision, String requires) {
    return """
    metadata:
      labels: {app: %s, %s: '%s'}
      annotations: {%s}
    spec:
      terminationGracePeriodSeconds: 0
      restartPolicy: %s
      containers:
      - {name: app, image: '${busybox}', imagePullPolicy: IfNotPresent, command: [sleep, '%s']}
    """
        .formatted(
            name,
            REVISION,
            revision,
            requires.isEmpty() ? "" : "sluice.dev/requires: '" + requires + "'",
            kind.endsWith("Job") ? "Never" : "Always",
            kind.endsWith("Job") ? "1" : "1000000");
  }

  public Resource<GenericKubernetesResource> resource() {
    return scenario
        .client()
        .genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(apiVersion().substring(0, apiVersion().indexOf('/')))
                .withVersion("v1")
                .withKind(kind)
                .withPlural(kind.toLowerCase(java.util.Locale.ROOT) + "s")
                .withNamespaced(true)
                .build())
        .inNamespace(scenario.namespace())
        .withName(name);
  }

  public boolean isHeld() {
    return isHeld(resource().require());
  }

  private static boolean isHeld(GenericKubernetesResource object) {
    var labels = object.getMetadata().getLabels();
    return labels != null && "true".equals(labels.get("sluice.dev/held"));
  }

  public void awaitHeld(String because) {
    await("held because " + because, object -> isHeld(object) && because(object).contains(because));
  }

  public void awaitReleased() {
    await("released", object -> !isHeld(object));
  }

  private static String because(GenericKubernetesResource object) {
    return Objects.requireNonNullElse(
        object.getMetadata().getAnnotations().get("sluice.dev/held-because"), "");
  }

  public void await(String what, Predicate<GenericKubernetesResource> wanted) {
    try {
      resource()
          .waitUntilCondition(
              object -> object != null && wanted.test(object), PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError(
          "%s/%s is not %s: %s, pods %s"
              .formatted(kind, name, what, resource().get(), revisions(_ -> true)),
          e);
    }
  }

  /** Waits until just so many pods are ready, all of that revision, and no other is left. */
  public void awaitRevision(String revision, int pods) {
    awaitPods(
        pods + " ready pods of " + revision,
        all ->
            all.size() == pods
                && all.stream().allMatch(pod -> isReady(pod) && revision(pod).equals(revision)));
  }

  public void awaitPods(String what, Predicate<List<Pod>> wanted) {
    try {
      org.awaitility.Awaitility.await(what)
          .atMost(java.time.Duration.ofSeconds(PATIENCE_SECONDS))
          .until(() -> wanted.test(pods()));
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError("not %s but %s".formatted(what, revisions(_ -> true)), e);
    }
  }

  public List<Pod> pods() {
    return scenario
        .client()
        .pods()
        .inNamespace(scenario.namespace())
        .withLabel("app", name)
        .list()
        .getItems();
  }

  /** Of ready pods, sorted. */
  public List<String> ready() {
    return revisions(Workload::isReady);
  }

  private List<String> revisions(Predicate<Pod> which) {
    return pods().stream().filter(which).map(Workload::revision).sorted().toList();
  }

  public static boolean isReady(Pod pod) {
    return Readiness.isPodReady(pod) && !pod.isMarkedForDeletion();
  }

  private static String revision(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels())
        .map(labels -> labels.get(REVISION))
        .orElse("");
  }

  /** As autoscalers do: not through the object itself. */
  public void scale(int replicas) {
    var apps = scenario.client().apps();
    (kind.equals("StatefulSet") ? apps.statefulSets() : apps.deployments())
        .inNamespace(scenario.namespace())
        .withName(name)
        .scale(replicas);
  }

  /** As a drain does. */
  public void evict(Pod pod) {
    scenario
        .client()
        .pods()
        .resource(pod)
        .evict(
            new EvictionBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .endMetadata()
                .build());
  }

  public void patch(String merge) {
    resource()
        .patch(
            io.fabric8.kubernetes.client.dsl.base.PatchContext.of(
                io.fabric8.kubernetes.client.dsl.base.PatchType.JSON_MERGE),
            merge);
  }

  public Map<String, String> annotations() {
    return Objects.requireNonNullElse(
        resource().require().getMetadata().getAnnotations(), Map.of());
  }
}
