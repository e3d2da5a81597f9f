package dev.sluice.e2e.harness;

import java.sql.Connection;
import java.sql.SQLException;

/** A lock in the test's database: a script that asks for it stands still until the test lets go. */
public final class Hold implements AutoCloseable {
  /** Needs a lock timeout that is longer than the test. */
  public static final String SCRIPT = "select pg_advisory_xact_lock(4711);";

  private final Connection session;

  private Hold(Connection session) {
    this.session = session;
  }

  public static Hold of(Scenario scenario) {
    try {
      var session = scenario.connect();
      try (var statement = session.createStatement()) {
        statement.execute("select pg_advisory_lock(4711)");
      }
      return new Hold(session);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
