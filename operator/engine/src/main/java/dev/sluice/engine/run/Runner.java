package dev.sluice.engine.run;

import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunDecider;
import dev.sluice.core.run.RunFacts;
import dev.sluice.core.run.RunProgress;
import dev.sluice.core.run.RunReport;
import dev.sluice.core.run.RunStep;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.StopSignal;
import java.time.InstantSource;

/** The loop of a run: decide, do, note what came of it. */
public final class Runner {
  private final Endpoint endpoint;
  private final InstantSource clock;
  private final StopSignal stop;
  private final Events events;
  private final String name;

  /**
   * Wires one runner.
   *
   * @param name of this runner, for the ledger: a pod or a host
   */
  public Runner(
      Endpoint endpoint, InstantSource clock, StopSignal stop, Events events, String name) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.stop = stop;
    this.events = events;
    this.name = name;
  }

  public Report run(Run run) {
    RunFacts facts = RunFacts.start(clock.instant());
    try (Sessions sessions = new Sessions(endpoint);
        StepExecutor executor = new StepExecutor(run, sessions, stop, clock, events, name)) {
      while (true) {
        boolean stopping = stop.isRequested();
        facts = stopping ? facts.askedToStop() : facts;
        RunStep step = RunDecider.next(run, facts, clock.instant());
        if (step instanceof RunStep.Finish finish) {
          return RunReport.of(run, facts, finish.verdict(), clock.instant());
        }
        StepWords.of(step).ifPresent(events::step);
        Observation observation = executor.execute(step, stopping);
        facts = stop.isRequested() ? facts.askedToStop() : facts;
        facts = RunProgress.after(run, facts, step, observation, clock.instant());
      }
    }
  }
}
