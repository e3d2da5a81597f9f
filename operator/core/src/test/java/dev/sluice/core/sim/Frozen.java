package dev.sluice.core.sim;

import dev.sluice.core.reconcile.RunKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Immutable ConfigMaps of one use, labelled with their owner and the key of the inputs. */
final class Frozen<T> {
  private record Labelled<T>(String uid, RunKey key, T content) {}

  private final Map<String, Labelled<T>> there = new LinkedHashMap<>();
  private final Map<String, T> ever = new HashMap<>();

  /** AlreadyExists is as good. */
  void create(String name, String uid, RunKey key, T content) {
    if (there.putIfAbsent(name, new Labelled<>(uid, key, content)) == null) {
      ever.put(name, content);
    }
  }

  Optional<T> get(String name) {
    return Optional.ofNullable(there.get(name)).map(Labelled::content);
  }

  /** Also when it is gone by now. */
  T ever(String name) {
    return Objects.requireNonNull(ever.get(name));
  }

  void delete(String uid, Set<RunKey> keys) {
    there.values().removeIf(map -> map.uid().equals(uid) && keys.contains(map.key()));
  }

  /** The garbage collector. */
  void deleteAll(String uid) {
    there.values().removeIf(map -> map.uid().equals(uid));
  }
}
