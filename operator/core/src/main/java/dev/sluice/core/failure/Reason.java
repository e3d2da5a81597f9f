package dev.sluice.core.failure;

import static dev.sluice.core.failure.Disposition.NEW_ATTEMPT;
import static dev.sluice.core.failure.Disposition.NEW_PLAN;
import static dev.sluice.core.failure.Disposition.PERSON;

/** Every reason for which a run does not succeed. The names are API. */
public enum Reason {
  SourceMissing(PERSON, "A ConfigMap of the source does not exist."),
  SourceInvalid(PERSON, "The scripts are no valid set: names, encoding, sizes, versions."),
  PodCannotStart(PERSON, "The Job's pod cannot start: image, Secret, quota, scheduling."),
  Interrupted(NEW_ATTEMPT, "The Job's pod went away before it could report."),
  DatabaseUnreachable(PERSON, "No connection to the database within the time for retries."),
  AuthenticationFailed(PERSON, "The database refused user or password."),
  TlsFailed(PERSON, "TLS could not be set up with the database."),
  PermissionDenied(PERSON, "The user lacks a right that the run itself needs."),
  StandbyRefused(PERSON, "The url leads to a standby."),
  PoolerRefused(PERSON, "The url leads to a pooler that does not keep sessions."),
  ServerUnsupported(PERSON, "The server is older than PostgreSQL 14."),
  WrongCluster(PERSON, "The url leads to another cluster than before."),
  RunLockHeld(NEW_ATTEMPT, "Another run holds the database's run lock."),
  AdoptionRequired(PERSON, "Another tool migrated the database, and there is no history of ours."),
  HistoryDiverged(PERSON, "History and scripts contradict each other."),
  PartiallyApplied(PERSON, "An earlier run left a script half applied."),
  PlanChanged(NEW_PLAN, "What would run is not what was planned."),
  CheckFailed(PERSON, "A check gave another value than expected."),
  StatementFailed(PERSON, "PostgreSQL refused a statement."),
  Blocked(PERSON, "Other sessions held the locks for longer than retries allow."),
  ConnectionLost(PERSON, "The connection was lost more often than retries allow."),
  DeadlineExceeded(PERSON, "The deadline passed; what ran was cancelled."),
  OutOfMemory(PERSON, "The runner needed more memory than its limit allows."),
  Fenced(NEW_ATTEMPT, "A later attempt took over."),
  ApprovalRequired(PERSON, "The plan's risk is such that it must be approved first."),
  PolicyViolated(PERSON, "A MigrationPolicy forbids it, whoever approves."),
  Rejected(PERSON, "Somebody who may approve rejected the plan."),
  ApprovalUnprotected(PERSON, "What guards approvals at admission is missing or changed."),
  InternalError(PERSON, "A defect in Sluice.");

  private final Disposition disposition;
  private final String meaning;

  Reason(Disposition disposition, String meaning) {
    this.disposition = disposition;
    this.meaning = meaning;
  }

  public Disposition disposition() {
    return disposition;
  }

  /** One sentence for the generated reference. */
  public String meaning() {
    return meaning;
  }
}
