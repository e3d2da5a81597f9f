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
        filled(why, act) + size(act),
        safer == null ? null : filled(safer, act));
  }

  /** Of what is no more than Low nobody has to know it. */
  private String size(Act act) {
    return risk.compareTo(Risk.Low) > 0
        ? act.knownSize().map(size -> " " + act.table() + " has " + size + ".").orElse("")
        : "";
  }

  private static String filled(String text, Act act) {
    return text.replace("{table}", act.table()).replace("{column}", act.column());
  }
}
