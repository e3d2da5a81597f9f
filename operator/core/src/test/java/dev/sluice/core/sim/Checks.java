package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.run.RunFacts;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.source.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold at each Job that is made, each status that is written, each script that runs. */
final class Checks {
  private static final long ASTRAY = 60_000;

  /** What status was last written for. */
  private record Wish(
      long generation, @Nullable String retry, @Nullable String approved, Source source) {
    static Wish of(Desired desired, Source source) {
      return new Wish(desired.generation(), desired.retryToken(), desired.approvedHash(), source);
    }

    /** The scripts may have come and gone again before anybody wrote of it. */
    boolean isFor(String scripts) {
      return source instanceof Source.Found found && found.digest().equals(scripts);
    }
  }

  private final World world;
  private final ApiServer api;
  private final Databases databases;
  private final Truth truth;
  private final Map<Integer, Set<String>> thereAtStart = new HashMap<>();
  private final Set<String> reported = new HashSet<>();
  private final Map<String, Wish> wishes = new HashMap<>();
  private final Set<String> phases = new HashSet<>();
  private final Set<String> strays = new HashSet<>();
  private final Map<String, Long> lastStray = new HashMap<>();
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
    reported.add(job.name());
  }

  /** Somebody deleted it before its time: its report goes with it. */
  void deleted(Job job) {
    reported.remove(job.name());
  }

  void creates(Job job) {
    jobs++;
    reported.remove(job.name());
    var deposed = job.creator() < thereAtStart.size();
    if (deposed || !isWanted(job)) {
      strays.add(job.name());
      lastStray.put(job.owner().uid(), world.millis());
    }
    wishes.computeIfPresent(
        job.owner().uid(), (_, wish) -> wish.isFor(inputsOf(job)) ? wish : null);
    var knew = Objects.requireNonNull(thereAtStart.get(job.creator()));
    for (var other : api.jobs.list()) {
      if (!other.owner().uid().equals(job.owner().uid()) || !isLive(other)) {
        continue;
      }
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
  }

  /** Its pod is no more, and there will be no other. */
  void podEnded(Job job) {
    podEnded.add(job.uid());
  }

  /** A pod of it runs, or may come. */
  boolean isLive(Job job) {
    return job.finished() == null
        && !podEnded.contains(job.uid())
        && !(job.deleting()
            && api.pods.list().stream().noneMatch(pod -> pod.job().equals(job.uid())));
  }

  /** A run is about to change the database. */
  void writes(Job job, RunFacts facts) {
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
    if (job.plan() == null) {
      return;
    }
    var hash = work.plan().hash();
    unless(
        hash.equals(Objects.requireNonNull(api.plans.get(job.plan())).hash())
            && api.everApproved(job.owner().uid(), hash.value()),
        Invariant.I3_APPROVED_ONLY,
        "%s runs plan %s, which was not approved",
        job.name(),
        hash.abbreviated());
  }

  /** A status is about to be written over what is there. */
  void reports(Migration now, Desired desired, Observed observed, SchemaMigrationStatus status) {
    phases.add(Objects.requireNonNull(status.phase()));
    var before = now.status();
    status.history().stream()
        .filter(run -> !before.history().contains(run))
        .forEach(this::outcomeIsTrue);
    truth.neverAhead(now, status);
    var wish = Wish.of(desired, observed.source());
    var sameWish = wish.equals(wishes.put(now.uid(), wish));
    unless(
        !sameWish || Edges.allowed(before.phase(), status.phase()) || isLedAstray(now, observed),
        Invariant.I10_PHASE_EDGES,
        "%s goes from %s to %s though nothing else is wanted",
        now.name(),
        before.phase(),
        status.phase());
  }

  /** A stray Job shows in the phase, and after a while does not any more. */
  private boolean isLedAstray(Migration now, Observed observed) {
    var before = now.status().run();
    if ((before != null && isGone(before)) || observed.jobs().stream().anyMatch(this::isGone)) {
      return true;
    }
    api.jobs.list().stream()
        .filter(job -> job.owner().uid().equals(now.uid()) && strays.contains(job.name()))
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
    return Objects.requireNonNull(api.inputs.get(job.inputs())).digest();
  }

  private boolean isGone(JobFact job) {
    return job.state().active() && api.jobs.get(job.name()).isEmpty();
  }

  /** A late cache has it still. */
  private boolean isGone(RunStatus run) {
    return run.outcome() == null && api.jobs.get(run.job()).isEmpty();
  }

  private void outcomeIsTrue(RunStatus run) {
    var lost = run.durationSeconds() == null;
    unless(
        !lost || !reported.contains(run.job()),
        Invariant.I2_STATUS_IS_TRUE,
        "%s reported, and status says that it did not",
        run.job());
  }

  Set<String> phases() {
    return phases;
  }

  int jobs() {
    return jobs;
  }
}
