package dev.sluice.core.plan;

import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Assessment;
import dev.sluice.core.risk.Assessor;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Subject;
import java.util.ArrayList;
import java.util.List;

/** What the rules say of the scripts of one plan, one after the other as they run. */
final class RiskAssessment {
  static final int MOST_FINDINGS = 1000;

  private final PlanInput input;
  private final Assessor assessor;
  private final List<Finding> findings = new ArrayList<>();
  private Risk risk = Risk.None;

  RiskAssessment(PlanInput input) {
    this.input = input;
    assessor = fresh();
  }

  private Assessor fresh() {
    return new Assessor(input.syntax().grammar(), input.schemas());
  }

  /** Of all so far. */
  Risk risk() {
    return risk;
  }

  /** Of all so far, {@link #MOST_FINDINGS} at most. */
  List<Finding> findings() {
    return findings;
  }

  /** The script's risk, knowing what those before it make; refused where PostgreSQL would. */
  Result<Risk> assess(Script script, List<Statement> statements) {
    return assess(script, statements, assessor);
  }

  /** The risk of a script that runs each time, when all it touches may be there. */
  Result<Risk> assessAlone(Script script, List<Statement> statements) {
    return assess(script, statements, fresh());
  }

  private Result<Risk> assess(Script script, List<Statement> statements, Assessor by) {
    Risk highest = Risk.None;
    for (Statement statement : statements) {
      switch (by.assess(subject(script, statement, statements))) {
        case Assessment.Judged judged -> {
          highest = highest.or(judged.risk());
          add(judged);
        }
        case Assessment.Wrong wrong -> {
          return Result.refused(Positions.failure(script, statement, wrong));
        }
        case Assessment.Several _ -> {
          return Result.refused(Refusals.failure(script, statement, HiddenStatement.SEVERAL));
        }
      }
    }
    return Result.ok(highest);
  }

  private void add(Assessment.Judged judged) {
    risk = risk.or(judged.risk());
    judged.findings().stream()
        .limit(Math.max(0, MOST_FINDINGS - findings.size()))
        .forEach(findings::add);
  }

  static Subject subject(Script script, Statement statement, List<Statement> all) {
    return new Subject(
        script.file(),
        statement.line(),
        statement.sql(),
        statement.firstWords(),
        isMixed(statement, all));
  }

  private static boolean isMixed(Statement statement, List<Statement> all) {
    return !(statement.effect() instanceof Effect.Transactional)
        && all.stream()
            .anyMatch(other ->
                other.effect() instanceof Effect.Transactional
                    && SessionState.settings(List.of(other)).isEmpty());
  }
}
