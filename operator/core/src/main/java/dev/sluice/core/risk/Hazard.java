package dev.sluice.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * What a rule finds. In both texts {@code {table}} and {@code {column}} stand for the statement's
 * own.
 *
 * @param name kebab-case; API
 * @param why what PostgreSQL does, and whom that hurts
 * @param safer the form that avoids it; null when there is none
 */
public record Hazard(String name, Risk risk, String why, @Nullable String safer) {

  Finding in(Act act) {
    Subject subject = act.subject();
    return new Finding(
        name,
        risk,
        subject.script(),
        subject.line(),
        subject.firstWords(),
        filled(why, act),
        safer == null ? null : filled(safer, act));
  }

  private static String filled(String text, Act act) {
    return text.replace("{table}", act.table()).replace("{column}", act.column());
  }
}
