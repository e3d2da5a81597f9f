package dev.sluice.core.sim;

/** What must hold at every step. */
enum Invariant {
  /** Each statement takes effect at most once. */
  I1_ONCE,
  /** What counts as applied is in effect, each statement of it. */
  NOTHING_SKIPPED,
  /** Status can be derived from the ledger, and is never ahead of it. */
  I2_STATUS_IS_TRUE,
  /**
   * Nothing runs under approval but what was approved, and not taken back before its Job was made;
   * nothing at all but what was planned.
   */
  I3_APPROVED_ONLY,
  /** One writer per database: once a run has claimed it, no earlier one writes. */
  I9_ONE_WRITER,
  /** The phase moves along {@link Edges} only. */
  I10_PHASE_EDGES,
  /** Once faults have ended, all comes to rest at the target. */
  I11_CONVERGES,
  /** Workloads are told of versions that a run which succeeded found, and of no other. */
  TOLD_IS_TRUE,
  /** They are told before status says Ready. */
  TOLD_FIRST,
  /** No Job is made that the resource, as its maker saw it, does not ask for. */
  ONLY_AS_ASKED,
  /** An operator starts no Job while one that it can know of is under way. */
  ONE_JOB_AT_A_TIME,
  /** At rest nothing is written. */
  REST_IS_REST
}
