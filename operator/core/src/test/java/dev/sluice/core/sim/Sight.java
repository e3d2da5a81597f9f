package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.core.approval.ApprovalFacts;
import dev.sluice.core.approval.Decisions;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.PodPhase;
import dev.sluice.core.sim.Stored.State;
import dev.sluice.core.source.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The first room of a pass: facts from the caches, and live where the caches cannot be enough. */
final class Sight {
  private final Leader process;
  private final Migration migration;
  private final Instant now;

  Sight(Leader process, Migration migration, Instant now) {
    this.process = process;
    this.migration = migration;
    this.now = now;
  }

  Observed observed() {
    var facts = new LinkedHashMap<String, JobFact>();
    process
        .jobs
        .all()
        .filter(this::isOurs)
        .map(this::fact)
        .forEach(job -> facts.put(job.name(), job));
    for (var name : List.copyOf(process.created.getOrDefault(migration.uid(), Set.of()))) {
      var unseen = facts.containsKey(name) ? Optional.<JobFact>empty() : live(name);
      unseen.ifPresentOrElse(job -> facts.put(name, job), () -> forget(name));
    }
    var run = migration.status().run();
    if (run != null && run.outcome() == null && !facts.containsKey(run.job())) {
      facts.put(run.job(), live(run.job()).orElseGet(this::gone));
    }
    var jobs = List.copyOf(facts.values());
    var status = migration.status();
    var plan = PlanFact.latest(jobs, status);
    var cached = process.states.get(migration.name());
    var seen =
        new Observed(
            source(), jobs, plan, approvals(plan), cached.map(State::spec), List.of(), status);
    var news = seen.hasNews() && !process.world.broken(Mutation.TOLD_BY_CACHE);
    return seen.isTold() && !news ? seen : seen.telling(live().map(State::spec));
  }

  /** Past the caches. */
  List<JobFact> liveJobs() {
    return process.api.jobs.list().stream()
        .filter(this::isOurs)
        .map(job -> fact(job, livePods(job)))
        .toList();
  }

  private Optional<State> live() {
    return process.api.states.get(migration.name());
  }

  /** Who approves is nobody's matter here: admission sees to that. */
  private ApprovalFacts approvals(Optional<PlanFact> plan) {
    var policy = process.desired(migration).policy();
    return plan.filter(made -> policy.asksForApproval(made.assessment().risk()))
        .map(made -> decisions(made.hash().value()))
        .map(all -> new ApprovalFacts(all, Set.of(), Optional.empty(), Instant.EPOCH, now))
        .orElseGet(() -> ApprovalFacts.none(now));
  }

  private List<ApprovalStatus> decisions(String plan) {
    var seen =
        migration.ballots().seen(now).stream()
            .filter(word -> !isDeafTo(word.decision()))
            .map(word ->
                process.world.broken(Mutation.APPROVAL_OF_ANOTHER_PLAN) ? of(plan, word) : word)
            .toList();
    return Decisions.about(plan, migration.status().approvals(), seen);
  }

  private boolean isDeafTo(Decision decision) {
    return decision == Decision.Revoke && process.world.broken(Mutation.NO_REVOCATION);
  }

  private static ApprovalStatus of(String plan, ApprovalStatus word) {
    return new ApprovalStatus(
        word.by(),
        word.groups(),
        word.decision(),
        plan,
        word.at(),
        word.from(),
        word.reason(),
        null);
  }

  /** The cache has it, or it is gone. */
  private void forget(String created) {
    process.created.getOrDefault(migration.uid(), new HashSet<>()).remove(created);
  }

  private boolean isOurs(Job job) {
    return job.owner().uid().equals(migration.uid());
  }

  /** A Job that the cache does not have. */
  private Optional<JobFact> live(String name) {
    return process.world.broken(Mutation.NO_LIVE_LOOK_AT_JOBS)
        ? Optional.empty()
        : process.api.jobs.get(name).filter(this::isOurs).map(job -> fact(job, livePods(job)));
  }

  /** Status says that it is under way, and it is nowhere. */
  private JobFact gone() {
    var run = Objects.requireNonNull(migration.status().run());
    return new JobFact(
        run.job(),
        JobKind.of(run.kind()),
        new RunKey(run.key()),
        run.attempt(),
        migration.spec().database().url(),
        run.retry(),
        run.approvedBy(),
        Instant.parse(Objects.requireNonNull(run.startedAt())),
        true,
        new JobState.Lost("The Job was deleted before it reported.", now));
  }

  /** One that ended while the cache has no ended pod of it: the two caches are not of one time. */
  private JobFact fact(Job job) {
    var pods = process.pods.all().filter(pod -> pod.job().equals(job.uid())).toList();
    var known = pods.stream().anyMatch(pod -> pod.phase() == PodPhase.ENDED);
    if (job.finished() == null || known || process.world.broken(Mutation.NO_LIVE_LOOK_AT_PODS)) {
      return fact(job, pods);
    }
    return process
        .api
        .jobs
        .get(job.name())
        .map(live -> fact(live, livePods(live)))
        .orElseGet(() -> fact(job, pods));
  }

  private List<Pod> livePods(Job job) {
    return process.api.pods.list().stream().filter(pod -> pod.job().equals(job.uid())).toList();
  }

  private JobFact fact(Job job, List<Pod> pods) {
    return new JobFact(
        job.name(),
        job.kind(),
        job.key(),
        job.attempt(),
        job.owner().spec().database().url(),
        job.owner().retry(),
        List.of(),
        job.createdAt(),
        job.expires(),
        state(job, pods));
  }

  private static JobState state(Job job, List<Pod> pods) {
    var pod = pods.stream().max(Comparator.comparing(Pod::name));
    if (pod.isPresent() && pod.get().phase() == PodPhase.ENDED) {
      return ended(pod.get());
    }
    if (job.finished() != null) {
      return new JobState.Lost("The Job's pod is gone without a report.", job.finished());
    }
    if (job.deleting() || pod.map(Pod::deleting).orElse(false)) {
      return new JobState.Running("is being deleted");
    }
    return switch (pod.map(Pod::phase).orElse(PodPhase.PENDING)) {
      case PENDING -> new JobState.Starting();
      case STUCK -> new JobState.Stuck("its pod cannot start");
      case RUNNING, ENDED -> new JobState.Running(null);
    };
  }

  private static JobState ended(Pod pod) {
    return pod.report() == null
        ? new JobState.Lost("The runner ended without a report.", pod.since())
        : new JobState.Reported(pod.report(), pod.since());
  }

  /** A ConfigMap is read again only when its version is another than the one in status. */
  private Source source() {
    var cached = process.scripts.get(migration.name());
    var last = migration.status().source();
    var version = cached.map(map -> String.valueOf(map.version()));
    if (last != null
        && version.isPresent()
        && last.configMaps().equals(Map.of(migration.name(), version.get()))) {
      return new Source.Found(last.digest(), last.configMaps());
    }
    return process
        .api
        .scripts
        .get(migration.name())
        .<Source>map(map ->
            new Source.Found(map.digest(), Map.of(map.name(), String.valueOf(map.version()))))
        .orElseGet(() -> new Source.Missing("The ConfigMap does not exist."));
  }
}
