package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.app.gate.Marks;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects that are held, as far as the user who asks may list them. */
final class HeldObjects {
  private final KubernetesClient client;
  private final Optional<String> namespace;
  private final String here;
  private final List<String> unseen = new ArrayList<>();

  /**
   * Lists nothing yet.
   *
   * @param namespace to look in; empty means all
   * @param here where to look when all may not be listed
   */
  HeldObjects(KubernetesClient client, Optional<String> namespace, String here) {
    this.client = client;
    this.namespace = namespace;
    this.here = here;
  }

  List<JsonNode> of(ResourceDefinitionContext kind) {
    try {
      return list(kind, namespace);
    } catch (KubernetesClientException e) {
      return forbidden(e) ? less(kind) : none(e);
    }
  }

  /** What was not to be listed. */
  List<String> unseen() {
    return List.copyOf(unseen);
  }

  private List<JsonNode> less(ResourceDefinitionContext kind) {
    if (namespace.isPresent()) {
      unseen.add(kind.getPlural());
      return List.of();
    }
    try {
      var found = list(kind, Optional.of(here));
      unseen.add(kind.getPlural() + " outside namespace " + here);
      return found;
    } catch (KubernetesClientException e) {
      if (forbidden(e)) {
        unseen.add(kind.getPlural());
        return List.of();
      }
      return none(e);
    }
  }

  /** A kind that the cluster does not have has no objects. */
  private static List<JsonNode> none(KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      return List.of();
    }
    throw e;
  }

  private static boolean forbidden(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
  }

  private List<JsonNode> list(ResourceDefinitionContext kind, Optional<String> where) {
    var all = client.genericKubernetesResources(kind);
    var listed =
        where.isPresent()
            ? all.inNamespace(where.get()).withLabelSelector(Marks.SELECTOR).list()
            : all.inAnyNamespace().withLabelSelector(Marks.SELECTOR).list();
    return listed.getItems().stream()
        .map(object -> client.getKubernetesSerialization().convertValue(object, JsonNode.class))
        .toList();
  }
}
