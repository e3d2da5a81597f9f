package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Creating what is named by its content: being there already is success, if it is what was to be
 * written. Whoever knows how names are made could have made it before.
 */
final class Cluster {
  private final KubernetesClient client;

  Cluster(KubernetesClient client) {
    this.client = client;
  }

  /** A frozen ConfigMap, with this content and no other. */
  ConfigMap freeze(ConfigMap wanted) {
    var there = create(wanted);
    there
        .filter(map -> !isFrozen(wanted, map) || !content(map).equals(content(wanted)))
        .ifPresent(this::refuse);
    return there.orElse(wanted);
  }

  /** One whose content the runner compares with the hash that its arguments hold. */
  void keep(ConfigMap wanted) {
    create(wanted).filter(map -> !isFrozen(wanted, map)).ifPresent(this::refuse);
  }

  void start(Job wanted) {
    create(wanted).filter(job -> !Names.isControlledBy(job, uid(wanted))).ifPresent(this::refuse);
  }

  /** What is there under that name; empty when it was created. */
  private <T extends HasMetadata> Optional<T> create(T wanted) {
    try {
      client.resource(wanted).create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return Optional.ofNullable(client.resource(wanted).get());
    }
  }

  private void refuse(HasMetadata there) {
    throw new NameTakenException(there);
  }

  private static boolean isFrozen(ConfigMap wanted, ConfigMap there) {
    return Names.isControlledBy(there, uid(wanted)) && Boolean.TRUE.equals(there.getImmutable());
  }

  /** JSON as what it says: a later version of Sluice may write it in another order. */
  private static Map<String, Object> content(ConfigMap map) {
    var content = new HashMap<String, Object>();
    content.putAll(Objects.requireNonNullElse(map.getBinaryData(), Map.of()));
    Objects.requireNonNullElse(map.getData(), Map.<String, String>of())
        .forEach(
            (name, text) -> content.put(name, name.endsWith(".json") ? json(text) : (Object) text));
    return content;
  }

  private static Object json(String text) {
    return Json.read(text, Object.class).orElse(text);
  }

  private static String uid(HasMetadata owned) {
    return owned.getMetadata().getOwnerReferences().getFirst().getUid();
  }
}
