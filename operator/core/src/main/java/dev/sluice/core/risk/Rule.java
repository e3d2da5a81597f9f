package dev.sluice.core.risk;

import java.util.function.BooleanSupplier;

/** One hazard, and how it is told from the parse tree. Pure, and without state. */
public interface Rule {

  Hazard hazard();

  boolean appliesTo(Act act);

  /**
   * Whether it still applies when the whole script is read. Asked of what it applied to, so it
   * holds no tree that may be large.
   */
  default BooleanSupplier atEnd(Act act) {
    return () -> appliesTo(act);
  }
}
