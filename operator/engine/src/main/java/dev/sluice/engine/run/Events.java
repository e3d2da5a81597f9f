package dev.sluice.engine.run;

/** Hears what a run is doing, while it does it. */
@FunctionalInterface
public interface Events {

  /**
   * A new step began.
   *
   * @param step for a person: what, of which script, how far
   */
  void step(String step);
}
