package dev.sluice.core.gate;

import dev.sluice.core.plan.Version;
import java.util.Optional;
import java.util.Set;

/**
 * What is published of one migration.
 *
 * @param applied as the database's history has it, by runs that succeeded with all their checks
 * @param baseline where the history begins: it and all before it count as applied
 * @param pending versions of the present set that are not applied
 */
public record Published(Set<Version> applied, Optional<Version> baseline, Set<Version> pending) {
  public Published {
    applied = Set.copyOf(applied);
    pending = Set.copyOf(pending);
  }

  /** By membership, not by order: a version that nobody wrote is never there. */
  public boolean has(Version version) {
    return applied.contains(version)
        || baseline.filter(first -> version.compareTo(first) <= 0).isPresent();
  }
}
