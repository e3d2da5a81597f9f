package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.ResourceId;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.run.Report;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects of the API server, as far as the system looks at them. */
sealed interface Stored {
  String NAMESPACE = "shop";

  String name();

  /** The name of the migration whose pass a change of this wakes. */
  String resource();

  /** resourceVersion. */
  long version();

  Stored at(long version);

  record Migration(
      String name,
      String uid,
      long generation,
      SchemaMigrationSpec spec,
      @Nullable String retry,
      Ballots ballots,
      SchemaMigrationStatus status,
      long version)
      implements Stored {

    @Override
    public String resource() {
      return name;
    }

    @Override
    public Migration at(long now) {
      return new Migration(name, uid, generation, spec, retry, ballots, status, now);
    }

    Migration with(SchemaMigrationSpec changed) {
      return new Migration(name, uid, generation + 1, changed, retry, ballots, status, version);
    }

    Migration withRetry(String token) {
      return new Migration(name, uid, generation, spec, token, ballots, status, version);
    }

    Migration with(Ballots decided) {
      return new Migration(name, uid, generation, spec, retry, decided, status, version);
    }

    Migration with(SchemaMigrationStatus reported) {
      return new Migration(name, uid, generation, spec, retry, ballots, reported, version);
    }

    /** Spec or annotations: an operator's own writes of status wake nobody. */
    static boolean concernsUs(Migration now, Migration before) {
      return now.generation() != before.generation()
          || !now.uid().equals(before.uid())
          || !Objects.equals(now.retry(), before.retry())
          || !now.ballots().equals(before.ballots());
    }

    ResourceId id() {
      return new ResourceId(NAMESPACE, name, uid);
    }

    /** With what its operator takes for its spec. */
    Desired desired(SchemaMigrationSpec taken) {
      return new Desired(
          id(), generation, taken, PolicyCombination.of(taken.approval(), List.of()), retry, null);
    }
  }

  /** The ConfigMap with a migration's scripts; both have one name. */
  record ScriptMap(String name, String digest, long version) implements Stored {
    @Override
    public String resource() {
      return name;
    }

    @Override
    public ScriptMap at(long now) {
      return new ScriptMap(name, digest, now);
    }
  }

  /** The SchemaState of the migration of that name; it has no owner. */
  record State(String name, SchemaStateSpec spec, long version) implements Stored {
    @Override
    public String resource() {
      return name;
    }

    @Override
    public State at(long now) {
      return new State(name, spec, now);
    }
  }

  /**
   * A Job.
   *
   * @param inputs name of its frozen inputs
   * @param plan name of its frozen plan; null without one
   * @param creator which operator process made it
   */
  record Job(
      String name,
      String uid,
      Migration owner,
      JobKind kind,
      RunKey key,
      int attempt,
      String inputs,
      @Nullable String plan,
      int creator,
      Instant createdAt,
      boolean expires,
      boolean deleting,
      @Nullable Instant finished,
      long version)
      implements Stored {

    @Override
    public String resource() {
      return owner.name();
    }

    @Override
    public Job at(long now) {
      return new Job(
          name, uid, owner, kind, key, attempt, inputs, plan, creator, createdAt, expires, deleting,
          finished, now);
    }

    Job expiring() {
      return new Job(
          name, uid, owner, kind, key, attempt, inputs, plan, creator, createdAt, true, deleting,
          finished, version);
    }

    Job beingDeleted() {
      return new Job(
          name, uid, owner, kind, key, attempt, inputs, plan, creator, createdAt, expires, true,
          finished, version);
    }

    Job finishedAt(Instant at) {
      return new Job(
          name, uid, owner, kind, key, attempt, inputs, plan, creator, createdAt, expires, deleting,
          at, version);
    }
  }

  enum PodPhase {
    PENDING,
    STUCK,
    RUNNING,
    ENDED
  }

  /**
   * A Job's pod.
   *
   * @param report its termination message; null without one
   */
  record Pod(
      String name,
      String resource,
      String job,
      PodPhase phase,
      boolean deleting,
      @Nullable Report report,
      Instant since,
      long version)
      implements Stored {

    @Override
    public Pod at(long now) {
      return new Pod(name, resource, job, phase, deleting, report, since, now);
    }

    Pod to(PodPhase next, @Nullable Report told, Instant at) {
      return new Pod(name, resource, job, next, deleting, told, at, version);
    }

    Pod beingDeleted() {
      return new Pod(name, resource, job, phase, true, report, since, version);
    }
  }
}
