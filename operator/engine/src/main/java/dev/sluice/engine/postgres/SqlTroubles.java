package dev.sluice.engine.postgres;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Script;
import dev.sluice.core.run.Backend;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.run.Trouble.Kind;
import dev.sluice.core.sql.ParsedStatement;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The one border where exceptions of the driver become troubles. */
public final class SqlTroubles {
  private static final List<String> TLS_WORDS = List.of("SSL", "certificate", "hostnameverifier");

  private SqlTroubles() {}

  /** While connecting. */
  public static Trouble connecting(SQLException e) {
    if (server(e) == null && isTls(e)) {
      return trouble(
          Kind.CONNECTION,
          Reason.TlsFailed,
          "TLS could not be set up with the database: "
              + firstLine(rootOf(e))
              + ". Check sslmode in the url, and the server's certificate.",
          e);
    }
    return switch (SqlState.of(e)) {
      case AUTHENTICATION ->
          trouble(
              Kind.AUTHENTICATION,
              Reason.AuthenticationFailed,
              "The database refused user or password: "
                  + words(e)
                  + ". Correct the keys username and password of the credentials.",
              e);
      case NOT_LET_IN ->
          trouble(
              Kind.AUTHENTICATION,
              Reason.AuthenticationFailed,
              "The server does not let this user in from here: "
                  + words(e)
                  + ". Add user, database and address to its pg_hba.conf, or check that the role"
                  + " may log in; where it says no encryption, add sslmode=require to the url.",
              e);
      case NO_SUCH_DATABASE ->
          trouble(
              Kind.REFUSED,
              Reason.DatabaseUnreachable,
              "The server has no such database: " + words(e) + ". Create it or correct the url.",
              e);
      case PERMISSION ->
          trouble(
              Kind.REFUSED,
              Reason.PermissionDenied,
              "The user may not connect: " + words(e) + ". Grant CONNECT on the database.",
              e);
      case CONNECTION, CONTENTION, CANCELLED, DISK_FULL, READ_ONLY, OTHER ->
          trouble(
              Kind.CONNECTION,
              Reason.DatabaseUnreachable,
              "No connection to the database: "
                  + connectionWords(e)
                  + ". Check host and port of the url, network policies, and that the server runs.",
              e);
    };
  }

  /** In what the run does for itself; {@code doing} as in "raise the epoch". */
  public static Trouble own(SQLException e, String doing) {
    return switch (SqlState.of(e)) {
      case CONNECTION -> lost(e, null, null);
      case CONTENTION ->
          trouble(Kind.CONTENTION, Reason.Blocked, "Could not get a lock to " + doing + ".", e);
      case CANCELLED ->
          trouble(Kind.CANCELLED, Reason.DeadlineExceeded, "Cancelled: " + doing + ".", e);
      case PERMISSION ->
          trouble(
              Kind.REFUSED,
              Reason.PermissionDenied,
              "The user lacks a right to "
                  + doing
                  + ": "
                  + words(e)
                  + ". Grant it (the run needs CREATE on the database for the schema sluice, and all"
                  + " rights on that schema's tables and on the history table), then retry.",
              e);
      case DISK_FULL, READ_ONLY ->
          trouble(
              Kind.REFUSED,
              Reason.StatementFailed,
              "PostgreSQL refused to " + doing + ": " + words(e) + ". " + cure(e),
              e);
      case AUTHENTICATION, NOT_LET_IN, NO_SUCH_DATABASE, OTHER ->
          trouble(
              Kind.REFUSED,
              Reason.InternalError,
              "PostgreSQL refused to " + doing + ": " + words(e) + ". Please report this.",
              e);
    };
  }

  /**
   * In a statement of the user's.
   *
   * @param cancelled whether we cancelled it
   * @param statement null for what ends a script: history row and COMMIT
   */
  public static Trouble ofScript(
      SQLException e,
      Script script,
      @Nullable ParsedStatement statement,
      boolean cancelled,
      List<Backend> blockers) {
    return switch (SqlState.of(e)) {
      case CONNECTION -> lost(e, script, statement);
      case CONTENTION ->
          new Trouble(
              Kind.CONTENTION, failure(Reason.Blocked, words(e), e, script, statement), blockers);
      case CANCELLED ->
          cancelled
              ? Trouble.of(
                  Kind.CANCELLED,
                  failure(Reason.DeadlineExceeded, "Cancelled.", e, script, statement))
              : Trouble.of(Kind.REFUSED, refused(e, script, statement));
      case AUTHENTICATION, NOT_LET_IN, DISK_FULL, READ_ONLY, PERMISSION, NO_SUCH_DATABASE, OTHER ->
          Trouble.of(Kind.REFUSED, refused(e, script, statement));
    };
  }

  /** We cancelled it, because it waited for a lock longer than anybody may queue behind it. */
  public static Trouble waitedTooLong(
      SQLException e, Script script, @Nullable ParsedStatement statement, List<Backend> blockers) {
    return SqlState.of(e) == SqlState.CONNECTION
        ? lost(e, script, statement)
        : new Trouble(
            Kind.CONTENTION,
            failure(
                Reason.Blocked, "canceling statement due to lock timeout", e, script, statement),
            blockers);
  }

  public static Trouble fenced(long ours, long current) {
    return Trouble.of(
        Kind.FENCED,
        Failure.of(
            Reason.Fenced,
            "A later attempt took over (its epoch is "
                + current
                + ", ours "
                + ours
                + "): this one stopped before it changed anything more. Look at the later one."));
  }

  /** While this run waited for the lock, one that was started later had it. */
  public static Trouble overtaken() {
    return Trouble.of(
        Kind.FENCED,
        Failure.of(
            Reason.Fenced,
            "A later run of the same resource was at work while this one waited: what this one was"
                + " to do may no longer be wanted, and it changed nothing. Look at the later one."));
  }

  /** The session with the run lock is gone, and whoever has the lock now may be at work. */
  public static Trouble lockLost() {
    return Trouble.of(
        Kind.CONNECTION,
        Failure.of(Reason.ConnectionLost, "The session that held the run lock was lost."));
  }

  private static Trouble lost(
      SQLException e, @Nullable Script script, @Nullable ParsedStatement statement) {
    return Trouble.of(
        Kind.CONNECTION,
        failure(Reason.ConnectionLost, connectionWords(e) + ".", e, script, statement));
  }

  private static Failure refused(
      SQLException e, Script script, @Nullable ParsedStatement statement) {
    String where =
        statement == null
            ? script.file() + " at its COMMIT"
            : script.file() + " line " + statement.line();
    return failure(
        Reason.StatementFailed,
        where
            + ": PostgreSQL refused"
            + (statement == null ? "" : " \"" + statement.firstWords() + "\"")
            + ": "
            + words(e)
            + ". "
            + cure(e)
            + " Scripts applied before stay applied.",
        e,
        script,
        statement);
  }

  private static String cure(SQLException e) {
    return switch (SqlState.of(e)) {
      case DISK_FULL -> "Free space on the server's disk, then retry.";
      case READ_ONLY -> "Use the url of a server that takes writes, or end its read-only mode.";
      case CANCELLED -> "Somebody else cancelled it; retry when that is settled.";
      case PERMISSION -> "Grant the right that is missing, then retry.";
      case CONNECTION, AUTHENTICATION, NOT_LET_IN, CONTENTION, NO_SUCH_DATABASE, OTHER ->
          "Correct the script or the data, then retry.";
    };
  }

  private static @Nullable ServerErrorMessage server(SQLException e) {
    return e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
  }

  private static Trouble trouble(Kind kind, Reason reason, String message, SQLException e) {
    return Trouble.of(kind, failure(reason, message, e, null, null));
  }

  private static Failure failure(
      Reason reason,
      String message,
      SQLException e,
      @Nullable Script script,
      @Nullable ParsedStatement statement) {
    return new Failure(
        reason,
        message,
        SqlState.isSet(e.getSQLState()) ? e.getSQLState() : null,
        script == null ? null : script.file(),
        statement == null ? null : statement.line(),
        statement == null ? null : statement.firstWords());
  }

  /** The server's own message, without detail: that may hold rows. */
  public static String words(SQLException e) {
    ServerErrorMessage server = server(e);
    String message = server == null ? null : server.getMessage();
    return message == null ? connectionWords(e) : message;
  }

  /** What the driver says may name hosts, never users or passwords; one line of it. */
  private static String connectionWords(SQLException e) {
    return rootOf(e) instanceof UnknownHostException unknown
        ? "the host name " + unknown.getMessage() + " is not known"
        : firstLine(e);
  }

  /** The driver (pgjdbc 42.7) has no SQLSTATE of its own for TLS: its causes and words tell. */
  private static boolean isTls(SQLException e) {
    if (brokeOff(rootOf(e))) {
      return false;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return TLS_WORDS.stream().anyMatch(firstLine(e)::contains);
  }

  /** In the middle of a handshake too: that is the network, not TLS. */
  private static boolean brokeOff(Throwable root) {
    return root instanceof SocketException
        || root instanceof SocketTimeoutException
        || root instanceof EOFException;
  }

  private static Throwable rootOf(Throwable e) {
    return e.getCause() == null ? e : rootOf(e.getCause());
  }

  private static String firstLine(Throwable e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
