package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.Runs;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.RunFacts;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.PodPhase;
import dev.sluice.core.status.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold at each Job that is made, each status that is written, each script that runs. */
final class Checks {
  private static final long ASTRAY = 60_000;

  private final World world;
  private final ApiServer api;
  private final Databases databases;
  private final Truth truth;
  private final Map<Integer, Set<String>> thereAtStart = new HashMap<>();
  private final Map<String, Instant> reported = new HashMap<>();
  private final Map<String, Wish> wishes = new HashMap<>();
  private final Set<String> strays = new HashSet<>();
  private final Map<String, Long> lastStray = new HashMap<>();
  private final Map<String, Instant> lastGone = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, String> newest = new HashMap<>();
  private final Set<String> overtaken = new HashSet<>();
  private final Set<String> podEnded = new HashSet<>();
  private int jobs;

  Checks(World world, ApiServer api, Databases databases, Truth truth) {
    this.world = world;
    this.api = api;
    this.databases = databases;
    this.truth = truth;
  }

  /** A process has listed everything. */
  void started(int process) {
    thereAtStart.put(process, api.jobs.list().stream().map(Job::uid).collect(Collectors.toSet()));
  }

  void reported(Job job) {
    reported.put(job.name(), job.createdAt());
  }

  /** Somebody deleted it before its time: its report goes with it. */
  void deleted(Job job) {
    reported.remove(job.name());
  }

  private boolean isDeposed(int process) {
    return process < thereAtStart.size();
  }

  void creates(Job job) {
    jobs++;
    reported.remove(job.name());
    var uid = job.owner().uid();
    var deposed = isDeposed(job.creator());
    if (deposed || !isWanted(job)) {
      strays.add(job.name());
      lastStray.put(uid, world.millis());
    }
    wishes.computeIfPresent(uid, (_, wish) -> wish.isFor(inputsOf(job)) ? wish : null);
    newest.put(uid, job.uid());
    owners.put(job.uid(), uid);
    unless(
        api.pods.list().stream().noneMatch(pod -> uid.equals(owners.get(pod.job())) && isLeft(pod)),
        Invariant.ONE_JOB_AT_A_TIME,
        "%s is made while a pod of an earlier Job runs",
        job.name());
    overtaken.remove(uid);
    isAskedFor(job);
    api.jobs.list().stream()
        .filter(other -> other.owner().uid().equals(uid) && isUnderWay(other))
        .forEach(other -> oneAtATime(job, other, deposed));
  }

  /** Its Job is gone, and it is not. */
  private boolean isLeft(Pod pod) {
    return pod.phase() != PodPhase.ENDED
        && api.jobs.list().stream().noneMatch(job -> job.uid().equals(pod.job()));
  }

  /** By the resource as its maker saw it. */
  private static void isAskedFor(Job job) {
    var spec = job.owner().spec();
    unless(
        !spec.suspend(),
        Invariant.ONLY_AS_ASKED,
        "%s is made though its resource is suspended",
        job.name());
    var planned = job.plan() != null || spec.approval().when() != ApprovalSpec.When.Always;
    unless(
        job.kind() == JobKind.PLAN || (planned && !spec.dryRun()),
        Invariant.ONLY_AS_ASKED,
        "%s is made without an approved plan",
        job.name());
  }

  private void oneAtATime(Job job, Job other, boolean deposed) {
    var knew = Objects.requireNonNull(thereAtStart.get(job.creator()));
    unless(
        deposed || (other.creator() != job.creator() && !knew.contains(other.uid())),
        Invariant.ONE_JOB_AT_A_TIME,
        "%s is made while %s is under way",
        job.name(),
        other.name());
    unless(
        other.attempt() != job.attempt()
            || other.kind() != job.kind()
            || !other.key().equals(job.key()),
        Invariant.ONE_JOB_AT_A_TIME,
        "%s is made for the attempt of %s",
        job.name(),
        other.name());
  }

  /** It is no more, by the API server's clock. */
  void gone(Job job) {
    lastGone.put(job.name(), world.nowInSeconds());
  }

  /**
   * KNOWN GAP: status tells Jobs of one name apart by whole seconds. Made again within the second
   * in which the one before it was found gone, it counts as that one.
   */
  boolean isUnderWay(Job job) {
    return isLive(job) && !job.createdAt().equals(lastGone.get(job.name()));
  }

  /**
   * KNOWN GAP: a pod that starts only when the run that came after its own has ended may apply what
   * is wanted no more, or finish what that run found half applied. One that waited meanwhile is
   * told so by its claim; not by a run that stopped before its own claim, which may write nothing.
   */
  boolean isOvertaken(Migration migration) {
    return overtaken.contains(migration.uid());
  }

  /** Its pod is no more, and there will be no other. */
  void podEnded(Job job) {
    podEnded.add(job.uid());
  }

  /** A pod of it runs, or may come. */
  private boolean isLive(Job job) {
    return job.finished() == null
        && !podEnded.contains(job.uid())
        && !(job.deleting()
            && api.pods.list().stream().noneMatch(pod -> pod.job().equals(job.uid())));
  }

  /** A run is about to change the database, or has. */
  void writes(Job job, RunFacts facts) {
    if (!job.uid().equals(newest.get(job.owner().uid()))) {
      overtaken.add(job.owner().uid());
    }
    var work = Objects.requireNonNull(facts.work());
    var set = databases.scripts.set(inputsOf(job));
    for (var script : work.pending()) {
      unless(
          set.versioned().stream().anyMatch(ours -> ours.sha256().equals(script.script().sha256())),
          Invariant.I3_APPROVED_ONLY,
          "%s runs %s, which is not what was frozen",
          job.name(),
          script);
    }
    Approved.check(job, work.plan(), Optional.ofNullable(job.plan()).map(api.plans::ever));
  }

  /** A runner of its has ended, or is given up; null: without a word. */
  void ended(Job job, @Nullable Report report) {
    truth.ended(job, report);
  }

  /** Workloads are about to be told. */
  void tells(String resource, SchemaStateSpec state) {
    truth.neverTooEarly(resource, state);
  }

  SchemaStateSpec whatIsThere(Migration migration) {
    return truth.whatIsThere(migration.spec());
  }

  /** A status is about to be written over what is there. */
  void reports(
      int process,
      Migration now,
      Desired desired,
      Observed observed,
      SchemaMigrationStatus status) {
    if (isDeposed(process)) {
      lastStray.put(now.uid(), world.millis());
    }
    sees(status);
    var before = now.status();
    status.history().stream()
        .filter(run -> !before.history().contains(run))
        .forEach(this::outcomeIsTrue);
    truth.neverAhead(now, status);
    truth.toldFirst(now, status);
    var missed = observed.isTold() ? 0 : api.lost(now.name());
    var wish = Wish.of(desired, now.ballots(), observed.source(), missed);
    var sameWish = wish.equals(wishes.put(now.uid(), wish));
    unless(
        !sameWish || Edges.allowed(before.phase(), status.phase()) || isLedAstray(now, observed),
        Invariant.I10_PHASE_EDGES,
        "%s goes from %s to %s though nothing else is wanted",
        now.name(),
        before.phase(),
        status.phase());
  }

  private void sees(SchemaMigrationStatus status) {
    world.saw(Phase.valueOf(Objects.requireNonNull(status.phase())));
    if (status.lastFailure() != null) {
      world.saw(Reason.valueOf(status.lastFailure().reason()));
    }
    Care.reason(status).ifPresent(world::saw);
  }

  /** A stray Job, or who leads no more, shows in the phase; after a while it does not any more. */
  private boolean isLedAstray(Migration now, Observed observed) {
    var before = now.status().run();
    if ((before != null && isGone(before)) || observed.jobs().stream().anyMatch(this::isGone)) {
      return true;
    }
    api.jobs.list().stream()
        .filter(job -> job.owner().uid().equals(now.uid()) && strays.contains(job.name()))
        .filter(this::isLive)
        .forEach(job -> lastStray.put(now.uid(), world.millis()));
    return world.millis() - lastStray.getOrDefault(now.uid(), -ASTRAY) < ASTRAY;
  }

  /**
   * Whether it is made for what is wanted at this moment. It is not when its maker does not know
   * yet that it leads no more, or has a stale view.
   */
  private boolean isWanted(Job job) {
    return api.migrations
            .get(job.resource())
            .filter(now -> now.version() == job.owner().version())
            .isPresent()
        && api.scripts
            .get(job.resource())
            .filter(now -> now.digest().equals(inputsOf(job)))
            .isPresent();
  }

  /** The digest of the scripts that it works on. */
  private String inputsOf(Job job) {
    return api.inputs.ever(job.inputs()).digest();
  }

  private boolean isGone(JobFact job) {
    return job.state().active() && api.jobs.get(job.name()).isEmpty();
  }

  /** A late cache has it still. */
  private boolean isGone(RunStatus run) {
    return run.outcome() == null && api.jobs.get(run.job()).isEmpty();
  }

  /**
   * Of a Job that was deleted, and made again under its name, both stories are true.
   *
   * <p>KNOWN GAP: the report of a plan is lost where its Job is removed before any pass could
   * record it, as when each replica stands still or has a stale view for longer than the Job's time
   * to live. It is planned again.
   */
  private void outcomeIsTrue(RunStatus run) {
    var made = reported.get(run.job());
    unless(
        run.durationSeconds() != null
            || made == null
            || (!Runs.applies(run) && api.jobs.get(run.job()).isEmpty())
            || !made.isBefore(Instant.parse(Objects.requireNonNull(run.finishedAt()))),
        Invariant.I2_STATUS_IS_TRUE,
        "%s reported, and status says that it did not",
        run.job());
  }

  int jobs() {
    return jobs;
  }
}
