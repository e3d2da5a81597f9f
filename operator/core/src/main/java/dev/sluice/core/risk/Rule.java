package dev.sluice.core.risk;

/** One hazard, and how it is told from the parse tree. Pure, and without state. */
public interface Rule {

  Hazard hazard();

  boolean appliesTo(Act act);
}
