package dev.sluice.core.plan;

import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.List;

/**
 * What is to run on one target, in order.
 *
 * @param database the state that the plan starts from; another state needs another plan
 * @param targetVersion {@code latest} or a version
 * @param risk the highest of its scripts and of the callbacks that run with them; None when nothing
 *     is pending
 * @param findings what is more than Low, in the order in which it would run; at most 1000, and what
 *     goes beyond counts for the risk all the same
 * @param optionsDigest sha256 hex over placeholders, timeouts, checks, callbacks and settings
 * @param notRun what of the source is not in the plan
 */
public record Plan(
    PlanHash hash,
    DatabaseState database,
    String targetVersion,
    List<PlannedScript> pending,
    Risk risk,
    List<Finding> findings,
    String optionsDigest,
    NotRun notRun) {
  public Plan {
    pending = List.copyOf(pending);
    // A Job of an earlier version tells neither.
    risk = risk == null ? Risk.High : risk;
    findings = findings == null ? List.of() : List.copyOf(findings);
    notRun = notRun == null ? NotRun.NONE : notRun;
  }

  /** Of a source where everything runs. */
  public Plan(
      PlanHash hash,
      DatabaseState database,
      String targetVersion,
      List<PlannedScript> pending,
      Risk risk,
      List<Finding> findings,
      String optionsDigest) {
    this(hash, database, targetVersion, pending, risk, findings, optionsDigest, NotRun.NONE);
  }
}
