package dev.sluice.core.sim;

import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.PodPhase;
import java.util.List;

/**
 * The Job controller and the garbage collector: one pod per Job, and none after its owner is gone.
 */
final class Jobs {
  private final World world;
  private final ApiServer api;
  private final Kubelet kubelet;
  private final Checks checks;
  private final int timeToLive;

  Jobs(World world, ApiServer api, Kubelet kubelet, Checks checks) {
    this.checks = checks;
    this.timeToLive = world.chance.between(5_000, 60_000);
    this.world = world;
    this.api = api;
    this.kubelet = kubelet;
  }

  /** The same object, by uid: a Job of the same name may be another one by now. */
  private boolean isThere(Job job) {
    return api.jobs.get(job.name()).filter(now -> now.uid().equals(job.uid())).isPresent();
  }

  void created(Job job) {
    world.tell("jobs", () -> "created " + job.name() + " by process " + job.creator());
    world.between(
        20,
        500,
        () -> {
          if (isThere(job) && !now(job).deleting()) {
            kubelet.start(job, this::ended);
          }
        });
  }

  private Job now(Job job) {
    return api.jobs.get(job.name()).orElse(job);
  }

  private List<Pod> pods(Job job) {
    return api.pods.list().stream().filter(pod -> pod.job().equals(job.uid())).toList();
  }

  /** Its pod ended or is gone. */
  private void ended(Job job) {
    world.between(
        50,
        2_000,
        () -> {
          if (!isThere(job)) {
            return;
          }
          var now = now(job);
          if (now.deleting()) {
            remove(now);
          } else if (now.finished() == null) {
            var finished = api.write(now.finishedAt(world.nowInSeconds()));
            expireLater(finished);
          }
        });
  }

  private void expireLater(Job job) {
    if (job.expires() && job.finished() != null) {
      world.after(
          timeToLive,
          () -> {
            if (isThere(job)) {
              remove(now(job));
            }
          });
    }
  }

  /** ttlSecondsAfterFinished. */
  void expire(Job job) {
    if (isThere(job) && !now(job).expires()) {
      expireLater(api.write(now(job).expiring()));
    }
  }

  /** In the foreground: the Job stays until its pod is gone. */
  void delete(Job job) {
    if (!isThere(job)) {
      return;
    }
    world.tell("jobs", () -> "deletes " + job.name());
    checks.deleted(job);
    var now = now(job);
    if (world.broken(Mutation.BACKGROUND_DELETION)) {
      var pods = pods(now);
      checks.gone(now);
      api.jobs.remove(now);
      pods.forEach(kubelet::terminate);
      return;
    }
    var deleting = api.write(now.beingDeleted());
    var live = pods(deleting).stream().filter(pod -> pod.phase() != PodPhase.ENDED).toList();
    live.forEach(kubelet::terminate);
    if (live.isEmpty()) {
      world.between(1, 100, () -> remove(deleting));
    }
  }

  private void remove(Job job) {
    if (isThere(job)) {
      world.tell("jobs", () -> job.name() + " is gone");
      checks.gone(job);
      pods(job).forEach(api.pods::remove);
      api.jobs.remove(now(job));
    }
  }

  /** The garbage collector, once it notices. */
  void orphan(Migration owner) {
    world.between(
        200,
        5_000,
        () -> {
          api.jobs.list().stream()
              .filter(job -> job.owner().uid().equals(owner.uid()))
              .forEach(this::delete);
          api.inputs.deleteAll(owner.uid());
          api.plans.deleteAll(owner.uid());
        });
  }
}
