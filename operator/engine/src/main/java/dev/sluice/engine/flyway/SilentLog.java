package dev.sluice.engine.flyway;

import org.flywaydb.core.api.logging.Log;

/** Flyway's log, dropped: what matters of it comes back as a value. */
record SilentLog() implements Log {
  @Override
  public void debug(String message) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Exception e) {}

  @Override
  public void notice(String message) {}
}
