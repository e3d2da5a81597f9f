package dev.sluice.core.sql;

/** What a statement may leave in its session. */
public enum SessionEffect {
  /** Nothing. */
  NONE,
  /** A setting for the rest of the session: SET, RESET, LOAD, {@code set_config(..., false)}. */
  SETS,
  /** DISCARD ALL: what was set before is gone. */
  DISCARDS,
  /** It runs code that may set anything: a function, a trigger, a block. */
  UNKNOWN
}
