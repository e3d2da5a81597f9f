package dev.sluice.engine.run;

/** Hears what a run is doing, while it does it. */
@FunctionalInterface
public interface Events {

  /**
   * A new step began.
   *
   * @param step for a user: what, of which script, how far
   */
  void step(String step);

  /** The server said something while a statement ran: NOTICE, WARNING, INFO. */
  default void notice(String text) {}
}
