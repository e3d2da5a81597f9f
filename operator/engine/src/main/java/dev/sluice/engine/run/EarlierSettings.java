package dev.sluice.engine.run;

import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.engine.postgres.TroubleException;

/**
 * What a script of several segments, and the callbacks before it, have set: each segment begins in
 * a session in a known state, maybe of another attempt, and is to find what the script made of it.
 */
final class EarlierSettings {
  private final StatementRunner statements;

  EarlierSettings(StatementRunner statements) {
    this.statements = statements;
  }

  /**
   * Sends the SETs and RESETs before that statement again.
   *
   * @param closing a stop was requested already; it does not stop this
   */
  void restore(PendingScript script, int statement, Limits limits, boolean closing)
      throws TroubleException {
    for (ParsedStatement setting : script.settingsBefore(statement)) {
      statements.run(script.script(), setting, limits, closing);
    }
  }
}
