package dev.sluice.app.plugin;

/** What is at the other end of standard output. */
public interface Terminal {
  /** A user can be asked. */
  boolean interactive();

  boolean colours();

  /** In columns. */
  int width();

  /** Asks, and takes nothing but y or yes for a yes. */
  boolean yes(String question);
}
