package dev.sluice.app.observe;

import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From Jobs and their pods to facts. */
public final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  /** Clocks differ, and a runner cleans up: only then is one that is still there ended. */
  private static final Duration LONG_AFTER_DEADLINE = Duration.ofHours(1);

  /** Of a reason, in a namespace: more are not looked at. */
  private static final long EVENTS = 250;

  private final KubernetesClient client;
  private final Function<Job, List<Pod>> livePods;
  private final PodTroubles troubles;
  private final PodLog log;
  private final RunEnds ends;

  public Jobs(KubernetesClient client) {
    this(client, job -> livePods(client, job));
  }

  /** Asks for a Job's pods here, where the cache cannot be enough. */
  Jobs(KubernetesClient client, Function<Job, List<Pod>> livePods) {
    this.client = client;
    this.livePods = livePods;
    this.troubles = new PodTroubles((namespace, reason) -> events(client, namespace, reason));
    this.log = new PodLog(client);
    this.ends = new RunEnds(log);
  }

  /** One that the cache does not have. */
  Optional<JobFact> live(Desired desired, String name, Instant now) {
    return Optional.ofNullable(
            client.batch().v1().jobs().inNamespace(desired.id().namespace()).withName(name).get())
        .filter(job -> isOf(desired, job))
        .map(job -> fact(job, youngest(livePods.apply(job), job), now));
  }

  /** All that there are, past the caches. */
  public List<JobFact> live(Desired desired, Instant now) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(desired.id().namespace())
        .withLabelSelector(Names.SELECTOR)
        .withLabel(Names.UID, desired.id().uid())
        .list()
        .getItems()
        .stream()
        .filter(job -> isOf(desired, job))
        .map(job -> fact(job, youngest(livePods.apply(job), job), now))
        .toList();
  }

  /** Whether a pod of that Job has come so far that its runner started. */
  public boolean hasStarted(Desired desired, String name) {
    var job = client.batch().v1().jobs().inNamespace(desired.id().namespace()).withName(name).get();
    return job != null
        && youngest(livePods.apply(job), job)
            .filter(pod -> PodState.running(pod) || PodState.hasEnded(pod))
            .isPresent();
  }

  /** One that we made: labels alone anybody can give. */
  static boolean isOf(Desired desired, Job job) {
    if (!Names.isControlledBy(job, desired.id().uid())) {
      return false;
    }
    var ours = Names.attempt(job).isPresent();
    if (!ours) {
      LOG.warn("Job {} has labels that are not ours; passed over", job.getMetadata().getName());
    }
    return ours;
  }

  /** The caches of Jobs and pods are not of one time: a Job can have ended before its pod did. */
  JobFact fact(Job job, Collection<Pod> cached, Instant now) {
    var pod = youngest(cached, job);
    var known = finished(job).isEmpty() || pod.filter(PodState::hasEnded).isPresent();
    return fact(job, known ? pod : youngest(livePods.apply(job), job).or(() -> pod), now);
  }

  private static Optional<Pod> youngest(Collection<Pod> pods, Job job) {
    return pods.stream()
        .filter(candidate -> ownedBy(candidate, job))
        .max(Comparator.comparing(candidate -> candidate.getMetadata().getCreationTimestamp()));
  }

  private static List<Pod> livePods(KubernetesClient client, Job job) {
    return client
        .pods()
        .inNamespace(job.getMetadata().getNamespace())
        .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName())
        .list()
        .getItems();
  }

  private static List<Event> events(KubernetesClient client, String namespace, String reason) {
    var some = new ListOptionsBuilder().withLimit(EVENTS).build();
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("reason", reason)
        .list(some)
        .getItems();
  }

  private JobFact fact(Job job, Optional<Pod> pod, Instant now) {
    var state = pod.map(found -> state(job, found, now)).orElseGet(() -> state(job, now));
    return new JobFact(
        job.getMetadata().getName(),
        JobKind.of(Names.label(job, Names.KIND)),
        new RunKey(Names.label(job, Names.KEY)),
        Names.attempt(job).orElseThrow(),
        Names.annotation(job, Names.URL).orElse(""),
        Names.annotation(job, Names.RETRY).orElse(null),
        Names.annotation(job, Names.APPROVERS).map(Names::lines).orElse(List.of()),
        createdAt(job),
        job.getSpec().getTtlSecondsAfterFinished() != null,
        state);
  }

  private JobState state(Job job, Pod pod, Instant now) {
    var ended = ends.of(job, pod, now);
    if (ended.isPresent()) {
      return ended.get();
    }
    var finished = finished(job);
    if (finished.isPresent()) {
      return lost(Optional.of(pod), finished.get(), now);
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return new JobState.Running("its pod is being deleted");
    }
    if (PodState.running(pod)) {
      return new JobState.Running(log.step(pod).orElse(null), until(job, pod));
    }
    return PodState.stuck(pod).or(() -> troubles.of(pod, now)).orElseGet(JobState.Starting::new);
  }

  /** Without a pod: not made yet, refused, or gone. */
  private JobState state(Job job, Instant now) {
    var finished = finished(job);
    if (finished.isPresent()) {
      return lost(Optional.empty(), finished.get(), now);
    }
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return new JobState.Running("the Job is being deleted");
    }
    return troubles.of(job, now).orElseGet(JobState.Starting::new);
  }

  private static Instant until(Job job, Pod pod) {
    return Names.annotation(job, Names.DEADLINE)
        .map(Long::parseLong)
        .flatMap(seconds -> PodState.startedAt(pod).map(at -> at.plusSeconds(seconds)))
        .map(deadline -> deadline.plus(LONG_AFTER_DEADLINE))
        .orElse(Instant.MAX);
  }

  private static JobState lost(Optional<Pod> pod, JobCondition condition, Instant now) {
    var reason = Optional.ofNullable(condition.getReason()).orElse(condition.getType());
    return new JobState.Lost(
        pod.flatMap(PodState::foreignFailure)
            .map(container -> container + " The runner did not start (" + reason + ").")
            .orElse("The Job's pod is gone without a report (" + reason + ")."),
        Optional.ofNullable(condition.getLastTransitionTime()).map(Instant::parse).orElse(now));
  }

  private static Optional<JobCondition> finished(Job job) {
    if (job.getStatus() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("Complete") || c.getType().equals("Failed"))
        .filter(c -> c.getStatus().equals("True"))
        .findFirst();
  }

  private static boolean ownedBy(Pod pod, Job job) {
    return Names.isControlledBy(pod, job.getMetadata().getUid());
  }

  private static Instant createdAt(HasMetadata object) {
    return Instant.parse(object.getMetadata().getCreationTimestamp());
  }
}
