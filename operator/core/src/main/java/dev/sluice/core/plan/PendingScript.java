package dev.sluice.core.plan;

import java.util.List;

/**
 * A script that is to run, ready to be run.
 *
 * @param checksum for its history row
 * @param digest for its rows in the ledger: sha256 hex over what runs
 */
public record PendingScript(
    Script script, PlannedScript planned, int checksum, String digest, List<Statement> statements) {
  public PendingScript {
    statements = List.copyOf(statements);
  }

  public boolean transactional() {
    return planned.transactional();
  }

  /**
   * Statements before this one that set something for the whole session, in order: a session that
   * is new, or was put into its known state, lacks them.
   *
   * @param statement from 1
   */
  public List<Statement> settingsBefore(int statement) {
    return SessionState.settings(statements.subList(0, statement - 1));
  }

  public String file() {
    return script.file();
  }

  /** {@code V20260105.1}, or the file name of what has no version. */
  public String label() {
    return script.version() == null ? script.file() : "V" + script.version();
  }

  @Override
  public String toString() {
    return script.file();
  }
}
