package dev.sluice.core.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of one kind, and who watches them. */
final class Store<T extends Stored> {
  private final Map<String, T> objects = new LinkedHashMap<>();
  private final List<Watch<T>> watches = new ArrayList<>();

  Optional<T> get(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  List<T> list() {
    return List.copyOf(objects.values());
  }

  Map<String, T> snapshot() {
    return new LinkedHashMap<>(objects);
  }

  void put(T object) {
    objects.put(object.name(), object);
    watches.forEach(watch -> watch.offer(object.name(), object.resource(), object));
  }

  void remove(T object) {
    objects.remove(object.name());
    watches.forEach(watch -> watch.offer(object.name(), object.resource(), null));
  }

  void add(Watch<T> watch) {
    watches.add(watch);
  }

  void remove(Watch<T> watch) {
    watches.remove(watch);
  }
}
