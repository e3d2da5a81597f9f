package dev.sluice.core.failure;

/** What a failure asks for. */
public enum Disposition {
  /** Nothing is wrong with the work itself: a new Job may try again by itself, within bounds. */
  NEW_ATTEMPT,
  /** The database moved on since the plan was made: plan again. */
  NEW_PLAN,
  /** Somebody must change the resource, the scripts or the database, or say retry. */
  PERSON
}
