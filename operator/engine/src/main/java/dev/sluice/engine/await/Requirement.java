package dev.sluice.engine.await;

import dev.sluice.core.gate.Requirements;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.Version;
import java.util.List;

/**
 * A version that a program needs, such as {@code orders@20260105.1}. Which database the migration
 * {@code orders} is about, its name does not tell here: whoever connects says it by the url.
 */
public record Requirement(String text, Version version) {
  private static final String NOWHERE = "";

  /** As the gate reads them; IllegalArgumentException says which is none. */
  public static List<Requirement> all(String text) {
    return switch (Requirements.parse(text, NOWHERE)) {
      case Requirements.Keys(List<dev.sluice.core.gate.Requirement> keys) ->
          keys.stream().map(key -> new Requirement(key.in(NOWHERE), key.version())).toList();
      case Requirements.Malformed(String why) -> throw new IllegalArgumentException(why);
    };
  }

  /** Later versions take nothing away: what is asked is whether this one is there. */
  boolean isMetBy(History history) {
    return history.has(version);
  }
}
