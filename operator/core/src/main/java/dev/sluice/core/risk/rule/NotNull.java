package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;

/** What is known of NULL in a column. */
final class NotNull {
  private NotNull() {}

  static boolean isProven(Act act) {
    return act.alters("AT_SetNotNull")
        && act.knownTable()
            .filter(table -> table.hasNoNull(act.command().text("name")))
            .isPresent();
  }
}
