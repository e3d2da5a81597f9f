package dev.sluice.core.sim;

import dev.sluice.core.sim.Faults.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operator process's cache of one kind: a list at its start, then events in order, of which
 * some are late, some come twice and some never; the last two are mended by another list.
 */
final class Watch<T extends Stored> {
  private final World world;
  private final Store<T> store;
  private final BiPredicate<T, T> concerns;
  private final Consumer<String> wake;
  private final Consumer<Runnable> process;
  private final Map<String, T> cache;
  private long lastDelivery;
  private boolean open = true;
  private int lists;

  /**
   * Lists at once.
   *
   * @param concerns whether a change from the second to the first is one to wake for
   * @param wake told the migration whose objects changed
   * @param process does things now, or once it has time again
   */
  Watch(
      World world,
      Store<T> store,
      BiPredicate<T, T> concerns,
      Consumer<String> wake,
      Consumer<Runnable> process) {
    this.world = world;
    this.store = store;
    this.concerns = concerns;
    this.wake = wake;
    this.process = process;
    this.cache = store.snapshot();
    store.add(this);
  }

  void close() {
    open = false;
    store.remove(this);
  }

  Optional<T> get(String name) {
    return Optional.ofNullable(cache.get(name));
  }

  Stream<T> all() {
    return cache.values().stream();
  }

  /** What this process wrote itself is known at once. */
  void own(T object) {
    cache.put(object.name(), object);
  }

  void offer(String name, String resource, @Nullable T object) {
    if (world.strikes(Kind.WATCH_LOST)) {
      mend();
      return;
    }
    var late = world.strikes(Kind.WATCH_LATE);
    var due = world.millis() + (late ? world.chance.between(500, 20_000) : 3);
    lastDelivery = Math.max(lastDelivery, due);
    var list = lists;
    world.after(
        lastDelivery - world.millis(),
        () ->
            process.accept(() -> {
              if (list == lists) {
                deliver(name, resource, object, false);
              }
            }));
    if (world.strikes(Kind.WATCH_TWICE)) {
      world.between(1, 10_000, () -> process.accept(() -> replay(name, resource, object)));
    }
  }

  private void deliver(String name, String resource, @Nullable T object, boolean twice) {
    if (!open) {
      return;
    }
    var known = cache.get(name);
    if (object == null) {
      cache.remove(name);
    } else if (twice || known == null || known.version() < object.version()) {
      cache.put(name, object);
    }
    if (object == null || known == null || concerns.test(object, known)) {
      wake.accept(resource);
    }
  }

  /** The watch is made again from an older version, and catches up. */
  private void replay(String name, String resource, @Nullable T object) {
    deliver(name, resource, object, true);
    world.between(1, 30, () -> process.accept(this::list));
  }

  private void mend() {
    world.between(10_000, 40_000, () -> process.accept(this::list));
  }

  private void list() {
    lists++;
    if (!open) {
      return;
    }
    var before = new LinkedHashMap<>(cache);
    var touched = new LinkedHashSet<String>();
    cache.clear();
    cache.putAll(store.snapshot());
    for (var object : before.values()) {
      if (!cache.containsKey(object.name())) {
        touched.add(object.resource());
      }
    }
    for (var object : cache.values()) {
      var known = before.get(object.name());
      if (known == null || (known.version() != object.version() && concerns.test(object, known))) {
        touched.add(object.resource());
      }
    }
    touched.forEach(wake);
  }
}
