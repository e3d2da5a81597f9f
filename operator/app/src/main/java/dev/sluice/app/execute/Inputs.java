package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.core.Digest;
import dev.sluice.core.Json;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run works on, frozen: the request and the scripts in immutable ConfigMaps. Several when
 * one would be larger than Kubernetes takes (1 MiB). The same wish gives the same content.
 *
 * @param maps the first one holds the request
 * @param scriptsDigest empty for scripts in an image, which nobody has looked into
 */
record Inputs(List<ConfigMap> maps, Optional<String> scriptsDigest) {
  /** It begins with a dot: the runner, which finds it beside the scripts, must not count it. */
  static final String REQUEST = ".request.json";

  private static final int CHUNK_BYTES = 900_000;

  Inputs {
    maps = List.copyOf(maps);
  }

  static Inputs of(Desired desired, RunKey key, RunRequest request, Optional<SourceFiles> files) {
    var maps = new ArrayList<ConfigMap>();
    var chunk = new HashMap<String, byte[]>();
    chunk.put(REQUEST, Json.write(request).getBytes(StandardCharsets.UTF_8));
    var size = chunk.get(REQUEST).length;
    var scripts = files.<Map<String, byte[]>>map(SourceFiles::files).orElse(Map.of());
    for (var file : scripts.entrySet()) {
      // An empty file still has its name.
      var length = Math.max(file.getValue().length, file.getKey().length());
      if (size + length > CHUNK_BYTES && !chunk.isEmpty()) {
        maps.add(map(desired, key, maps.size(), chunk));
        chunk = new HashMap<>();
        size = 0;
      }
      chunk.put(file.getKey(), file.getValue());
      size += length;
    }
    maps.add(map(desired, key, maps.size(), chunk));
    return new Inputs(maps, files.map(SourceFiles::digest));
  }

  /** Each as it is once written. */
  Inputs written(UnaryOperator<ConfigMap> write) {
    return new Inputs(maps.stream().map(write).toList(), scriptsDigest);
  }

  List<String> names() {
    return maps.stream().map(map -> map.getMetadata().getName()).toList();
  }

  /** sha256 hex over the request's bytes. */
  String requestDigest() {
    var text = maps.getFirst().getData().getOrDefault(REQUEST, "");
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Desired desired, RunKey key, int index) {
    var name = JobName.inputs(desired.id(), key);
    return index == 0 ? name : name + "-" + index;
  }

  private static ConfigMap map(Desired desired, RunKey key, int index, Map<String, byte[]> files) {
    var text = new HashMap<String, String>();
    var binary = new HashMap<String, String>();
    files.forEach((name, bytes) ->
        utf8(bytes)
            .ifPresentOrElse(
                string -> text.put(name, string),
                () -> binary.put(name, Base64.getEncoder().encodeToString(bytes))));
    return new ConfigMapBuilder()
        .withMetadata(
            Owned.metadata(desired, name(desired, key, index), Names.labels(desired.id(), key)))
        .withImmutable(true)
        .withData(text)
        .withBinaryData(binary)
        .build();
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
