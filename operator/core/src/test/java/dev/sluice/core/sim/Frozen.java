package dev.sluice.core.sim;

import dev.sluice.core.reconcile.RunKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Immutable ConfigMaps of one use, labelled with their owner and the key of the inputs. */
final class Frozen<T> {
  private record Labelled<T>(String uid, RunKey key, Instant made, T content) {}

  private final Map<String, Labelled<T>> there = new LinkedHashMap<>();
  private final Map<String, T> ever = new HashMap<>();

  /** AlreadyExists is as good. */
  void create(String name, String uid, RunKey key, Instant now, T content) {
    if (there.putIfAbsent(name, new Labelled<>(uid, key, now, content)) == null) {
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

  /** Those that were made before that time. */
  void delete(String uid, Set<RunKey> keys, Instant before) {
    there
        .values()
        .removeIf(map ->
            map.uid().equals(uid) && keys.contains(map.key()) && map.made().isBefore(before));
  }

  /** The garbage collector. */
  void deleteAll(String uid) {
    there.values().removeIf(map -> map.uid().equals(uid));
  }
}
