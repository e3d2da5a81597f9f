package dev.sluice.engine.run;

import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.postgres.TroubleException;

/**
 * What a script that goes statement by statement has set before: each of its statements begins in a
 * session in a known state, maybe of another attempt, and is to find what the script made of it.
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
    for (Statement setting : script.settingsBefore(statement)) {
      statements.run(script.script(), setting, limits, closing);
    }
  }
}
