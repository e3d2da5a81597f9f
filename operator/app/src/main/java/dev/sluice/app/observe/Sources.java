package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SourceStatus;
import dev.sluice.core.Digest;
import dev.sluice.core.plan.FileKind;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.ResourceId;
import dev.sluice.core.source.Source;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scripts a resource names. A ConfigMap's body is read only when its resourceVersion is another
 * than the one in status, and kept for no longer than the pass.
 */
public final class Sources {
  /**
   * What a look gave.
   *
   * @param fact what is known
   * @param files the scripts, where this pass had to read them
   */
  public record Read(Source fact, Optional<SourceFiles> files) {}

  /** What ConfigMaps may hold together; an image may hold more. */
  private static final long LARGEST = 3L << 20;

  /** What is kept for the rest of a pass; more is read again, so that few hold much. */
  private static final long KEPT = 128L << 10;

  /** How many passes have bodies of ConfigMaps in their hands at a time. */
  private final Semaphore hands = new Semaphore(2);

  /** Resources whose scripts were not what status says; the next look reads them again. */
  private final Set<ResourceId> moved = ConcurrentHashMap.newKeySet();

  private final KubernetesClient client;
  private final BiFunction<String, String, Optional<String>> resourceVersion;

  /**
   * Reads by this client.
   *
   * @param resourceVersion of a ConfigMap, by namespace and name, from the cache of metadata
   */
  public Sources(
      KubernetesClient client, BiFunction<String, String, Optional<String>> resourceVersion) {
    this.client = client;
    this.resourceVersion = resourceVersion;
  }

  public Read look(Desired desired, @Nullable SourceStatus last) {
    var source = desired.spec().source();
    if (source.image() != null) {
      var digest = new Digest().add(source.image().reference()).add(source.image().path());
      return found(digest.hex());
    }
    if (!source.inline().isEmpty()) {
      return found(inline(desired.spec()));
    }
    return moved.remove(desired.id())
        ? glance(desired)
        : unchanged(desired, last).orElseGet(() -> glance(desired));
  }

  /** Does something with the scripts; empty when they are not what was found before. */
  public <T> Optional<T> with(Desired desired, String digest, Function<SourceFiles, T> use) {
    hands.acquireUninterruptibly();
    try {
      var files = configMaps(desired).files().filter(found -> found.digest().equals(digest));
      if (files.isEmpty()) {
        moved.add(desired.id());
      }
      return files.map(use);
    } finally {
      hands.release();
    }
  }

  private static SourceFiles inline(SchemaMigrationSpec spec) {
    var files = new HashMap<String, byte[]>();
    spec.source()
        .inline()
        .forEach((name, sql) -> files.put(name, sql.getBytes(StandardCharsets.UTF_8)));
    return SourceFiles.of(files);
  }

  private Optional<Read> unchanged(Desired desired, @Nullable SourceStatus last) {
    if (last == null) {
      return Optional.empty();
    }
    var names = desired.spec().source().configMaps();
    var now = new HashMap<String, String>();
    for (var name : names) {
      var version = resourceVersion.apply(desired.id().namespace(), name);
      version.ifPresent(present -> now.put(name, present));
    }
    return now.size() == names.size() && now.equals(last.configMaps())
        ? Optional.of(new Read(new Source.Found(last.digest(), now), Optional.empty()))
        : Optional.empty();
  }

  private Read glance(Desired desired) {
    hands.acquireUninterruptibly();
    try {
      var read = configMaps(desired);
      return new Read(read.fact(), read.files().filter(files -> files.size() <= KEPT));
    } finally {
      hands.release();
    }
  }

  private Read configMaps(Desired desired) {
    var namespace = desired.id().namespace();
    var files = new TreeMap<String, byte[]>();
    var origin = new HashMap<String, String>();
    var versions = new HashMap<String, String>();
    var size = 0L;
    for (var name : desired.spec().source().configMaps()) {
      var map = client.configMaps().inNamespace(namespace).withName(name).get();
      if (map == null) {
        return new Read(missing(namespace, name), Optional.empty());
      }
      versions.put(name, map.getMetadata().getResourceVersion());
      for (var file : files(map).entrySet()) {
        var other = origin.put(file.getKey(), name);
        if (other != null) {
          return new Read(twice(file.getKey(), other, name), Optional.empty());
        }
        size += Math.max(file.getKey().length(), file.getValue().length);
        if (size > LARGEST) {
          return new Read(tooLarge(), Optional.empty());
        }
        if (file.getKey().startsWith(".")) {
          return new Read(dotted(file.getKey(), name), Optional.empty());
        }
        files.put(file.getKey(), file.getValue());
      }
    }
    var read = SourceFiles.of(files);
    return new Read(new Source.Found(read.digest(), versions), Optional.of(read));
  }

  /** Of what is neither a script nor its settings only the name, for the plan. */
  private static Map<String, byte[]> files(ConfigMap map) {
    var files = new TreeMap<String, byte[]>();
    if (map.getData() != null) {
      map.getData().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    }
    if (map.getBinaryData() != null) {
      map.getBinaryData()
          .forEach((name, text) -> files.put(name, Base64.getDecoder().decode(text)));
    }
    files.keySet().removeIf(name -> name.startsWith(".") && FileKind.of(name) == FileKind.OTHER);
    files.replaceAll((name, bytes) -> FileKind.of(name) == FileKind.OTHER ? new byte[0] : bytes);
    return files;
  }

  private static Read found(SourceFiles files) {
    return new Read(new Source.Found(files.digest(), Map.of()), Optional.of(files));
  }

  private static Read found(String digest) {
    return new Read(new Source.Found(digest, Map.of()), Optional.empty());
  }

  private static Source missing(String namespace, String name) {
    return new Source.Missing(
        "ConfigMap "
            + namespace
            + "/"
            + name
            + " does not exist. Create it, or correct spec.source.configMaps; the rest follows by"
            + " itself.");
  }

  /** A resource of which a field cannot be read. */
  static Source unreadable(String field) {
    return new Source.Invalid(
        "The value of "
            + field
            + " is none that this version of Sluice can read. Correct it, or upgrade the operator.");
  }

  private static Source tooLarge() {
    return new Source.Invalid(
        "The scripts in spec.source.configMaps are larger than 3 MiB together. Put them into an"
            + " image: spec.source.image.");
  }

  private static Source dotted(String file, String map) {
    return new Source.Invalid(
        "File " + file + " in ConfigMap " + map + " begins with a dot. Rename or remove it.");
  }

  private static Source twice(String file, String one, String other) {
    return new Source.Invalid(
        "File "
            + file
            + " is in ConfigMap "
            + one
            + " and in ConfigMap "
            + other
            + ". Remove it from one of them.");
  }
}
