package dev.sluice.core.sim;

import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunDecider;
import dev.sluice.core.run.RunFacts;
import dev.sluice.core.run.RunProgress;
import dev.sluice.core.run.RunReport;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Verdict;
import dev.sluice.core.sim.Faults.Kind;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One runner process: the real decisions, on a fake database. */
final class Runner {
  private final World world;
  private final String name;
  private final Run run;
  private final Hands hands;
  private final Consumer<RunFacts> writes;
  private final Consumer<@Nullable Report> ended;
  private RunFacts facts;
  private RunStep.@Nullable Pause pause;
  private int asked;
  private int answered;
  private boolean dead;
  private long stoppedUntil;

  /**
   * Ready to start.
   *
   * @param hands made for a process that goes on with its next small thing
   * @param writes told before and after each step that changes the database
   * @param ended told its report, or null when it died without one
   */
  Runner(
      World world,
      String name,
      Run run,
      Function<Consumer<Runnable>, Hands> hands,
      Consumer<RunFacts> writes,
      Consumer<@Nullable Report> ended) {
    this.world = world;
    this.name = name;
    this.run = run;
    this.hands = hands.apply(this::within);
    this.writes = writes;
    this.ended = ended;
    this.facts = RunFacts.start(world.now());
  }

  void start() {
    world.after(1, this::next);
  }

  private void next() {
    if (dead || stopped(this::next)) {
      return;
    }
    if (world.strikes(Kind.RUNNER_KILLED)) {
      kill();
      return;
    }
    var step = RunDecider.next(run, facts, world.now());
    world.saw(step.getClass());
    world.tell(name, () -> brief(step));
    if (step instanceof RunStep.Finish(Verdict verdict)) {
      finish(verdict);
    } else {
      perform(++asked, step);
    }
  }

  private void perform(int number, RunStep step) {
    if (step instanceof RunStep.Pause waiting) {
      pause = waiting;
      world.at(waiting.until(), () -> answered(number, step, new Observation.Done()));
      return;
    }
    pause = null;
    if (isWrite(step)) {
      writes.accept(facts);
    }
    hands.perform(
        step,
        observation -> {
          if (isWrite(step)) {
            writes.accept(facts);
          }
          answered(number, step, observation);
        });
  }

  private static boolean isWrite(RunStep step) {
    return step instanceof RunStep.ApplyScript
        || step instanceof RunStep.BeginScript
        || step instanceof RunStep.ApplySegment
        || step instanceof RunStep.ExecuteStatement;
  }

  private void answered(int number, RunStep step, Observation observation) {
    if (answered >= number || dead || stopped(() -> answered(number, step, observation))) {
      return;
    }
    answered = number;
    if (!(observation instanceof Observation.Done)) {
      world.tell(name, () -> "  " + observation.getClass().getSimpleName() + brief(observation));
    }
    facts = RunProgress.after(run, facts, step, observation, world.now());
    world.after(1, this::next);
  }

  /** The next small thing within a step. */
  private void within(Runnable next) {
    if (dead || stopped(() -> within(next))) {
      return;
    }
    if (world.strikes(Kind.RUNNER_KILLED)) {
      kill();
    } else {
      world.after(1, next);
    }
  }

  private static String brief(Observation observation) {
    return observation instanceof Observation.Troubled(var trouble) ? " " + trouble.kind() : "";
  }

  private static String brief(RunStep step) {
    var name = step.getClass().getSimpleName();
    if (step instanceof RunStep.ApplyScript apply) {
      return name + " " + apply.epoch() + " " + apply.row();
    }
    if (step instanceof RunStep.ExecuteStatement run) {
      return name + " " + run.epoch() + " " + run.script() + "#" + run.statement();
    }
    return step instanceof RunStep.Finish finish ? name + " " + finish.verdict() : name;
  }

  /** Whether it stands still, as a process that gets no time; what comes meanwhile waits. */
  private boolean stopped(Runnable later) {
    if (world.strikes(Kind.RUNNER_PAUSED)) {
      stop();
    }
    if (world.millis() < stoppedUntil) {
      world.after(stoppedUntil - world.millis(), later);
      return true;
    }
    return false;
  }

  /** While it stands still the server may lose patience with one session or the other. */
  private void stop() {
    stoppedUntil = world.millis() + world.chance.between(500, 60_000);
    world.tell(name, () -> "stands still for " + (stoppedUntil - world.millis()) + " ms");
    if (world.chance.of(0.5)) {
      hands.loseLockSession();
    }
  }

  private void finish(Verdict verdict) {
    var report = RunReport.of(run, facts, verdict, world.now());
    hands.close();
    world.between(
        1,
        40,
        () -> {
          if (!dead) {
            dead = true;
            ended.accept(report);
          }
        });
  }

  /** SIGTERM. */
  void interrupt() {
    if (dead) {
      return;
    }
    facts = facts.askedToStop();
    var waiting = pause;
    if (waiting != null) {
      world.after(1, () -> answered(asked, waiting, new Observation.Done()));
    } else {
      hands.interrupt();
    }
    world.after(30_000, this::kill);
  }

  /** SIGKILL. */
  void kill() {
    if (!dead) {
      world.tell(name, () -> "is killed");
      dead = true;
      hands.vanish();
      ended.accept(null);
    }
  }

  /** Cut off from the database, and from whoever might tell it anything. */
  void partition() {
    hands.partition();
  }

  boolean alive() {
    return !dead;
  }
}
