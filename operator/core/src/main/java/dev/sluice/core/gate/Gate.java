package dev.sluice.core.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which requirements are not met, and why. */
public final class Gate {
  private static final String READY = "Ready";
  private static final Set<String> UNDER_WAY = Set.of("Pending", "Planning", "Migrating");

  private final Schemas schemas;

  public Gate(Schemas schemas) {
    this.schemas = schemas;
  }

  /** In their order; empty when the template may run. */
  public List<Requirement> unmet(List<Requirement> required) {
    return required.stream().filter(key -> !isMet(key)).toList();
  }

  private boolean isMet(Requirement key) {
    return schemas
        .published(key.migration())
        .filter(published -> published.has(key.version()))
        .isPresent();
  }

  /** Those that wait for a version that nobody wrote, of a migration that has nothing to do. */
  public List<Requirement> unknown(List<Requirement> unmet) {
    return unmet.stream().filter(this::isUnknown).toList();
  }

  private boolean isUnknown(Requirement key) {
    var phase = schemas.phase(key.migration());
    var published = schemas.published(key.migration());
    return phase.isPresent()
        && published.isPresent()
        && isUnknown(key, published.get(), phase.get());
  }

  /** For people: what is waited for, and what it is at. */
  public String because(List<Requirement> unmet, String namespace) {
    return unmet.stream()
        .map(key -> key.in(namespace) + ": " + because(key))
        .collect(Collectors.joining("; ", "waits for ", ""));
  }

  private String because(Requirement key) {
    var migration = key.migration();
    return schemas
        .phase(migration)
        .map(phase -> migration + " is " + (phase.equals(READY) ? ready(key) : at(phase)))
        .orElseGet(() -> "there is no SchemaMigration " + migration);
  }

  /** What it takes for a version that will not come by itself. */
  private String ready(Requirement key) {
    var published = schemas.published(key.migration());
    if (published.isEmpty()) {
      return "Ready, but its SchemaState is not there yet";
    }
    return published.get().pending().contains(key.version())
        ? "Ready at a target below that version"
        : "Ready, and no script of it has that version";
  }

  /** Whether it goes on by itself. */
  public static boolean isUnderWay(String phase) {
    return UNDER_WAY.contains(phase);
  }

  /** A run passes through phases in seconds: telling each would be a write for each workload. */
  private static String at(String phase) {
    return isUnderWay(phase) ? "under way" : phase;
  }

  /** Only a migration at rest knows all its scripts. */
  private static boolean isUnknown(Requirement key, Published published, String phase) {
    return phase.equals(READY) && !published.pending().contains(key.version());
  }
}
