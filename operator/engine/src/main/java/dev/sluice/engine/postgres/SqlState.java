package dev.sluice.engine.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The SQLSTATEs that mean something to a run (PostgreSQL's appendix A). */
enum SqlState {
  CONNECTION,
  AUTHENTICATION,
  NOT_LET_IN,
  DISK_FULL,
  READ_ONLY,
  CONTENTION,
  CANCELLED,
  PERMISSION,
  NO_SUCH_DATABASE,
  OTHER;

  static SqlState of(SQLException e) {
    String state = e.getSQLState();
    return state == null ? OTHER : of(state);
  }

  private static SqlState of(String state) {
    return switch (state) {
      case "55P03", "40P01", "40001" -> CONTENTION; // lock timeout, deadlock, serialization
      case "57P01", "57P02", "57P03", "57P05" -> CONNECTION; // shutdown, crash, starting, idle
      case "25P03", "25P04" -> CONNECTION; // idle or too long in a transaction: session ended
      case "53300", "53400" -> CONNECTION; // too many connections: there may be room soon
      case "28P01" -> AUTHENTICATION;
      case "28000" -> NOT_LET_IN; // pg_hba.conf, or a role that may not log in
      case "53100" -> DISK_FULL;
      case "25006" -> READ_ONLY;
      case "57014" -> CANCELLED;
      case "42501" -> PERMISSION;
      case "3D000" -> NO_SUCH_DATABASE;
      default -> state.startsWith("08") ? CONNECTION : OTHER;
    };
  }

  static boolean isSet(@Nullable String state) {
    return state != null && !state.isEmpty();
  }
}
