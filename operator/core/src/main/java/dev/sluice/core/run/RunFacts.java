package dev.sluice.core.run;

import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Report.AppliedScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has seen so far. {@link RunDecider} reads it, {@link RunProgress} makes the next.
 *
 * @param interrupted somebody asked the run to stop
 * @param work what is to be done; null until history and scripts were read
 * @param steps what the ledger knew of half applied scripts, when it was last read
 * @param connectTries failures to connect since the last connection
 * @param connectTrouble the last of them; null with a connection
 * @param tries failures of the script that is under way
 * @param looks how often in a row something was not free
 * @param waitingFor who was in the way at the last look; empty when nobody
 * @param pauseUntil null when the next step may come at once
 * @param retries of scripts, in the whole run
 * @param verdict null while the run goes on
 */
public record RunFacts(
    Instant startedAt,
    boolean interrupted,
    Session session,
    @Nullable Work work,
    List<StepRecord> steps,
    Position position,
    Gates gates,
    Tries connectTries,
    @Nullable Trouble connectTrouble,
    Tries tries,
    int looks,
    String waitingFor,
    @Nullable Instant pauseUntil,
    List<AppliedScript> applied,
    int retries,
    @Nullable Verdict verdict) {

  public RunFacts {
    steps = List.copyOf(steps);
    applied = List.copyOf(applied);
  }

  public static RunFacts start(Instant now) {
    return new RunFacts(
        now,
        false,
        Session.NONE,
        null,
        List.of(),
        Position.START,
        Gates.START,
        Tries.NONE,
        null,
        Tries.NONE,
        0,
        "",
        null,
        List.of(),
        0,
        null);
  }

  /** The same, asked to stop: no further work begins. */
  public RunFacts askedToStop() {
    return copy().interrupted(true).facts();
  }

  Copy copy() {
    return new Copy(this);
  }

  /** Changes some values and keeps the others. */
  static final class Copy {
    private final RunFacts from;
    private boolean interrupted;
    private Session session;
    private @Nullable Work work;
    private List<StepRecord> steps;
    private Position position;
    private Gates gates;
    private Tries connectTries;
    private @Nullable Trouble connectTrouble;
    private Tries tries;
    private int looks;
    private String waitingFor;
    private @Nullable Instant pauseUntil;
    private List<AppliedScript> applied;
    private int retries;
    private @Nullable Verdict verdict;

    private Copy(RunFacts from) {
      this.from = from;
      interrupted = from.interrupted;
      session = from.session;
      work = from.work;
      steps = from.steps;
      position = from.position;
      gates = from.gates;
      connectTries = from.connectTries;
      connectTrouble = from.connectTrouble;
      tries = from.tries;
      looks = from.looks;
      waitingFor = from.waitingFor;
      pauseUntil = from.pauseUntil;
      applied = from.applied;
      retries = from.retries;
      verdict = from.verdict;
    }

    Copy interrupted(boolean value) {
      interrupted = value;
      return this;
    }

    Copy session(Session value) {
      session = value;
      return this;
    }

    Copy work(Work value) {
      work = value;
      return this;
    }

    Copy steps(List<StepRecord> value) {
      steps = value;
      return this;
    }

    Copy position(Position value) {
      position = value;
      return this;
    }

    Copy gates(Gates value) {
      gates = value;
      return this;
    }

    Copy connectTries(Tries value) {
      connectTries = value;
      return this;
    }

    Copy connectTrouble(@Nullable Trouble value) {
      connectTrouble = value;
      return this;
    }

    Copy tries(Tries value) {
      tries = value;
      return this;
    }

    Copy notFree(String who, Instant lookAgain) {
      looks++;
      waitingFor = who;
      pauseUntil = lookAgain;
      return this;
    }

    Copy free() {
      looks = 0;
      waitingFor = "";
      pauseUntil = null;
      return this;
    }

    Copy pauseUntil(@Nullable Instant value) {
      pauseUntil = value;
      return this;
    }

    Copy applied(AppliedScript value) {
      applied = new ArrayList<>(applied);
      applied.add(value);
      return this;
    }

    Copy appliedAll(List<AppliedScript> value) {
      applied = value;
      return this;
    }

    Copy retried() {
      retries++;
      return this;
    }

    Copy verdict(@Nullable Verdict value) {
      verdict = value;
      return this;
    }

    RunFacts facts() {
      return new RunFacts(
          from.startedAt,
          interrupted,
          session,
          work,
          steps,
          position,
          gates,
          connectTries,
          connectTrouble,
          tries,
          looks,
          waitingFor,
          pauseUntil,
          applied,
          retries,
          verdict);
    }
  }
}
