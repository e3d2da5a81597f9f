package dev.sluice.engine.run;

import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Begins a transaction; its last row is the database's epoch.
   *
   * @param known whether the session is in the known state already
   */
  String beginFenced(Limits limits, boolean known) {
    return begin("READ WRITE", limits, known) + Ledger.FENCE;
  }

  String beginReadOnly(Limits limits) {
    return begin("READ ONLY", limits, false);
  }

  /** One statement: the limits, whatever became of them. */
  String limitsAgain(Limits limits, boolean inTransaction) {
    return "SELECT "
        + Stream.of(
                atMost("lock_timeout", milliseconds(limits.lockTimeout()), inTransaction),
                atMost("statement_timeout", left(limits), inTransaction),
                config("client_connection_check_interval", 1000, inTransaction),
                config(
                    "idle_in_transaction_session_timeout",
                    inTransaction ? IDLE.toMillis() : 0,
                    inTransaction))
            .collect(Collectors.joining(", "));
  }

  /** A lower one that the script has set holds; zero is none. */
  private static String atMost(String name, long millis, boolean local) {
    return millis == 0
        ? config(name, 0, local)
        : """
        pg_catalog.set_config('%1$s', least(%2$d, coalesce(nullif((1000 * extract(epoch FROM
          pg_catalog.current_setting('%1$s')::pg_catalog.interval))::pg_catalog.int8, 0), %2$d))
          ::pg_catalog.text, %3$s)\
        """
            .formatted(name, millis, local);
  }

  private static String config(String name, long value, boolean local) {
    return "pg_catalog.set_config('" + name + "', '" + value + "', " + local + ")";
  }

  /** In a transaction, after statements of the user's: the session as a script finds it. */
  String again(Limits limits) {
    return OURSELVES
        + "RESET ALL; "
        + settings("SET LOCAL ", limits)
        + noTransactionTimeout(true)
        + idle();
  }

  /** For a statement outside of any transaction. */
  String outsideTransaction(Limits limits) {
    return FRESH
        + settings("SET ", limits)
        + "SET default_transaction_read_only = off; "
        + noTransactionTimeout(false);
  }

  private String begin(String mode, Limits limits, boolean known) {
    return begin(mode)
        + (known ? "" : FRESH)
        + settings("SET LOCAL ", limits)
        + noTransactionTimeout(true)
        + idle();
  }

  private static String idle() {
    return "SET LOCAL idle_in_transaction_session_timeout = " + IDLE.toMillis() + "; ";
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
        + left(limits)
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

  private long left(Limits limits) {
    return Math.max(1, milliseconds(Duration.between(clock.instant(), limits.until())));
  }

  private static long milliseconds(Duration duration) {
    return Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
