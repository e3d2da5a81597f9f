package dev.sluice.app.release;

import dev.sluice.core.gate.HeldWorkload;
import dev.sluice.core.gate.MigrationName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All that is held, of every kind. */
public final class HeldObjects {
  private final Map<String, HeldWatch<?>> watches = new ConcurrentHashMap<>();
  private final Consumer<MigrationName> changed;

  /**
   * Empty until controllers are added.
   *
   * @param changed called with each migration for which something more, or less, is held
   */
  public HeldObjects(Consumer<MigrationName> changed) {
    this.changed = changed;
  }

  /** One takes the place of an earlier one of the same kind. */
  void add(HeldWatch<?> watch) {
    watches.put(watch.kind().name(), watch);
  }

  void changed(MigrationName migration) {
    changed.accept(migration);
  }

  /** Has all looked at that wait for it. */
  public void wake(MigrationName migration) {
    watches.values().forEach(watch -> watch.wake(migration));
  }

  /** Workloads: their pods would say the same again. */
  public List<HeldWorkload> awaiting(MigrationName migration) {
    return watches.values().stream()
        .filter(watch -> watch.kind().workload().isPresent())
        .flatMap(watch -> watch.awaiting(migration))
        .toList();
  }

  /** How many are held, by kind. */
  public Map<String, Long> counts() {
    return watches.values().stream()
        .collect(Collectors.toMap(watch -> watch.kind().name(), HeldWatch::count));
  }
}
