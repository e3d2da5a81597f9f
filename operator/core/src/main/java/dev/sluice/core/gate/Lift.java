package dev.sluice.core.gate;

import java.util.List;
import java.util.Optional;

/**
 * What somebody with the right to do so let through unmet: written into the pod template, so that
 * it goes where the template goes and no further.
 *
 * @param keys the requirements as they stood there, to the letter
 */
public record Lift(String keys, String by, String reason) {
  private static final String BY = " by ";
  private static final String BECAUSE = ": ";

  /** As it is written into the annotation {@code sluice.dev/released}. */
  public String text() {
    return keys + BY + by + BECAUSE + reason;
  }

  /** Whether an annotation is about these requirements, to the letter. */
  public static boolean isOf(Optional<String> released, String requires) {
    return released.filter(text -> text.startsWith(requires + BY)).isPresent();
  }

  /** Those that hold, when some are let through. */
  public static List<Requirement> remaining(
      Optional<String> released, String requires, List<Requirement> unmet) {
    return isOf(released, requires) ? List.of() : unmet;
  }
}
