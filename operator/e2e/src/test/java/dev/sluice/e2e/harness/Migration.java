package dev.sluice.e2e.harness;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A SchemaMigration, as a user sees it and waits for it. */
public final class Migration {
  private static final int PATIENCE_SECONDS = 90;

  /** The user of the cluster's kubeconfig. */
  private static final String ADMIN = "system:admin";

  /** That user's groups, one of which has its rights. */
  private static final String ADMINS = "system:masters,system:authenticated";

  private final Scenario scenario;
  private final String name;

  Migration(Scenario scenario, String name) {
    this.scenario = scenario;
    this.name = name;
  }

  /** Waits until the status, which must speak of the present generation, says so. */
  public SchemaMigrationStatus await(String what, Predicate<SchemaMigrationStatus> wanted) {
    try {
      var met =
          resource()
              .waitUntilCondition(
                  seen -> current(seen).filter(wanted).isPresent(),
                  PATIENCE_SECONDS,
                  TimeUnit.SECONDS);
      return met.getStatus();
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError(
          "%s is not %s after %d s: %s".formatted(name, what, PATIENCE_SECONDS, status()), e);
    }
  }

  /** Completes when the status, which must speak of the present generation, says so. */
  public CompletableFuture<List<SchemaMigration>> informed(
      Predicate<SchemaMigrationStatus> wanted) {
    return resource()
        .informOnCondition(
            seen -> seen.stream().anyMatch(one -> current(one).filter(wanted).isPresent()));
  }

  private static Optional<SchemaMigrationStatus> current(SchemaMigration seen) {
    return Optional.ofNullable(seen)
        .filter(migration ->
            migration.getStatus() != null
                && Objects.equals(
                    migration.getStatus().observedGeneration(),
                    migration.getMetadata().getGeneration()))
        .map(SchemaMigration::getStatus);
  }

  public SchemaMigrationStatus awaitReady() {
    return await("Ready", status -> is(status, "Ready", "True"));
  }

  public SchemaMigrationStatus awaitVersion(String version) {
    return await(
        "Ready at " + version,
        status ->
            is(status, "Ready", "True")
                && status.applied() != null
                && version.equals(status.applied().version()));
  }

  /** At work on this version, as status tells it. */
  public SchemaMigrationStatus awaitStep(String version) {
    return await(
        "at work on " + version,
        status ->
            status.run() != null
                && status.run().step() != null
                && status.run().step().startsWith(version + " statement"));
  }

  public SchemaMigrationStatus awaitPhase(String phase) {
    return await("in phase " + phase, status -> phase.equals(status.phase()));
  }

  /** Stalled with this reason. */
  public SchemaMigrationStatus awaitStalled(String reason) {
    return await(
        "Stalled by " + reason,
        status ->
            condition(status, "Stalled")
                .filter(c -> c.getStatus().equals("True") && c.getReason().equals(reason))
                .isPresent());
  }

  /** Completes when each Job has a time to live: its outcome is remembered. */
  public CompletableFuture<List<Job>> jobsExpire() {
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .informOnCondition(jobs ->
            jobs.stream().allMatch(job -> job.getSpec().getTtlSecondsAfterFinished() != null));
  }

  /** Completes when each Job has finished: nothing in its pod goes on. */
  public CompletableFuture<List<Job>> jobsFinish() {
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .informOnCondition(jobs -> jobs.stream().allMatch(Migration::hasFinished));
  }

  private static boolean hasFinished(Job job) {
    return job.getStatus().getConditions().stream()
        .filter(one -> one.getStatus().equals("True"))
        .anyMatch(one -> one.getType().equals("Complete") || one.getType().equals("Failed"));
  }

  public static boolean is(SchemaMigrationStatus status, String type, String value) {
    return condition(status, type).filter(c -> c.getStatus().equals(value)).isPresent();
  }

  /** The Ready condition's message: what people are told. */
  public static String message(SchemaMigrationStatus status) {
    return condition(status, "Ready").map(Condition::getMessage).orElse("");
  }

  /** The command that the message tells a user to type. */
  public static String command(SchemaMigrationStatus status) {
    var message = message(status);
    return message.substring(message.indexOf("kubectl annotate"));
  }

  public static Optional<Condition> condition(SchemaMigrationStatus status, String type) {
    return status.conditions().stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  public SchemaMigrationStatus status() {
    return Optional.ofNullable(resource().get())
        .map(SchemaMigration::getStatus)
        .orElse(SchemaMigrationStatus.EMPTY);
  }

  public void annotate(String key, String value) {
    edit(migration -> {
      migration.getMetadata().getAnnotations().put(key, value);
      return migration;
    });
  }

  /** As a user does while the operator's admission server is away. */
  public void approve(String hash) {
    edit(migration -> {
      var annotations = migration.getMetadata().getAnnotations();
      annotations.put(SchemaMigration.APPROVE_ANNOTATION, hash);
      annotations.put(SchemaMigration.APPROVED_BY_ANNOTATION, ADMIN);
      annotations.put(SchemaMigration.GROUPS_ANNOTATION, ADMINS);
      return migration;
    });
  }

  public void edit(UnaryOperator<SchemaMigration> change) {
    resource().edit(change);
  }

  /** Deletes it and returns when it is gone. */
  public void delete() {
    resource().delete();
    resource().waitUntilCondition(Objects::isNull, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns when its newest Job has ended. */
  public void awaitJobEnd() {
    scenario
        .client()
        .resource(jobs().getLast())
        .waitUntilCondition(
            job -> job != null && job.getStatus().getCompletionTime() != null,
            PATIENCE_SECONDS,
            TimeUnit.SECONDS);
  }

  /** The name of an attempt, with which those of its sessions begin. */
  public String session(int attempt) {
    return "sluice:" + resource().require().getMetadata().getUid() + ":" + attempt;
  }

  /** The one pod of its newest Job. */
  public Pod pod() {
    return pods(jobs().getLast().getMetadata().getName()).getFirst();
  }

  /** The Jobs that it owns, oldest first. */
  public List<Job> jobs() {
    var uid = resource().require().getMetadata().getUid();
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .list()
        .getItems()
        .stream()
        .filter(job ->
            job.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid)))
        .sorted((a, b) -> creation(a).compareTo(creation(b)))
        .toList();
  }

  private static String creation(Job job) {
    return job.getMetadata().getCreationTimestamp() + job.getMetadata().getName();
  }

  public MigrationEvents events() {
    return new MigrationEvents(scenario, name);
  }

  /** The log of a Job's runner, line by line. */
  public List<String> log(String job) {
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .withName(job)
        .getLog()
        .lines()
        .toList();
  }

  public List<Pod> pods(String job) {
    return scenario
        .client()
        .pods()
        .inNamespace(scenario.namespace())
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems();
  }

  public Resource<SchemaMigration> resource() {
    return scenario
        .client()
        .resources(SchemaMigration.class)
        .inNamespace(scenario.namespace())
        .withName(name);
  }
}
