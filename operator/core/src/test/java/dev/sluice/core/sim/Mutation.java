package dev.sluice.core.sim;

/** One thing broken on purpose, to see that its absence is noticed. */
enum Mutation {
  NONE,
  /** The database lets earlier epochs write. */
  NO_FENCE,
  /** The run lock is granted to everybody. */
  NO_RUN_LOCK,
  /** A statement in doubt is taken for one that had no effect. */
  NO_DOUBT,
  /** That a statement will be sent is not written down before. */
  NO_INTENT,
  /** A statement in doubt is taken for one that is in effect. */
  INTENT_IS_DONE,
  /** What an interrupted statement left stays there. */
  NO_CLEANUP,
  /** A Job's name is another at each try to create it. */
  RANDOM_JOB_NAMES,
  /** Jobs mount the source itself, not what was frozen. */
  NO_FROZEN_INPUTS,
  /** An approved run is not held to its plan. */
  NO_PLAN_GIVEN,
  /** Jobs expire once they ended, whether or not status has taken them in. */
  EXPIRY_BEFORE_STATUS,
  /** A Job that the cache does not have counts as gone. */
  NO_LIVE_LOOK_AT_JOBS,
  /** A Job that ended counts as lost when the cache has no ended pod of it. */
  NO_LIVE_LOOK_AT_PODS,
  /** A Job that was created is forgotten when the status write after it fails. */
  NO_MEMORY_OF_CREATED_JOBS,
  /** A Job that is taken back goes at once, its pod later. */
  BACKGROUND_DELETION,
  /** Nobody looks again at a set time. */
  NOBODY_LOOKS_AGAIN,
  /** Status is written also when it says what it said before. */
  SAME_STATUS_WRITTEN,
  /** spec.suspend is not heeded. */
  NO_SUSPEND,
  /** What runs under approval is given no plan. */
  NO_APPROVAL,
  /** What plans for itself is not told to stop at a risk. */
  NO_STOP_AT_RISK,
  /** An approval counts for whatever plan there is. */
  APPROVAL_OF_ANOTHER_PLAN,
  /** What a user took back still counts. */
  NO_REVOCATION,
  /** Status is written over whatever is there. */
  BLIND_STATUS_WRITES,
  /** Workloads are told only once status is written. */
  TOLD_AFTER_STATUS,
  /** Workloads are told of what is in the database, whatever became of its run. */
  TOLD_TOO_EARLY,
  /** What workloads are told is taken away, or relied on after a run, as caches have it. */
  TOLD_BY_CACHE
}
