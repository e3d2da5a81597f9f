package dev.sluice.engine.run;

import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The SQL that puts the data session into a known state: whatever a script left (role, settings,
 * temporary tables, cursors, locks) is gone, so a script starts the same way in one long run as
 * after a restart.
 */
final class Settings {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final String FRESH =
      "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; DEALLOCATE ALL;"
          + " DISCARD TEMP; DISCARD SEQUENCES;"
          // as a number: what a void is, the driver would ask the server
          + " SELECT count(pg_advisory_unlock_all())::int; ";

  /** Before rows of ours, after statements of the user's. */
  static final String OURSELVES = "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; ";

  private final InstantSource clock;
  private final List<String> schemas;

  Settings(InstantSource clock, List<String> schemas) {
    this.clock = clock;
    this.schemas = schemas;
  }

  /** Begins a transaction; its last row is the database's epoch. */
  String beginFenced(Limits limits) {
    return begin("READ WRITE", limits) + Ledger.FENCE;
  }

  String beginReadOnly(Limits limits) {
    return begin("READ ONLY", limits);
  }

  /** For a statement outside of any transaction. */
  String outsideTransaction(Limits limits) {
    return FRESH
        + settings("SET ", limits)
        + "SET default_transaction_read_only = off; "
        + noTransactionTimeout(false);
  }

  private String begin(String mode, Limits limits) {
    return begin(mode)
        + FRESH
        + settings("SET LOCAL ", limits)
        + noTransactionTimeout(true)
        + "SET LOCAL idle_in_transaction_session_timeout = "
        + IDLE.toMillis()
        + "; ";
  }

  /** Whatever the role's defaults are. */
  static String begin(String mode) {
    return "BEGIN ISOLATION LEVEL READ COMMITTED " + mode + "; ";
  }

  private String settings(String set, Limits limits) {
    return set
        + "lock_timeout = "
        + milliseconds(limits.lockTimeout())
        + "; "
        + set
        + "statement_timeout = "
        + Math.max(1, milliseconds(Duration.between(clock.instant(), limits.until())))
        + "; "
        + set
        + "client_connection_check_interval = 1000; "
        + set
        + "idle_session_timeout = 0; "
        + set
        + "standard_conforming_strings = on; " // as scripts and checks were read
        + set
        + "search_path = "
        + Sql.names(schemas)
        + "; ";
  }

  /** The role may have one (PostgreSQL 17 and later), and the deadline is ours to keep. */
  private static String noTransactionTimeout(boolean local) {
    return "SELECT set_config('transaction_timeout', '0', "
        + local
        + ") WHERE current_setting('server_version_num')::int >= 170000; ";
  }

  private static long milliseconds(Duration duration) {
    return Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
