package dev.sluice.app.plugin.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who has a right by RBAC: Kubernetes answers that for no one but oneself, so roles and bindings
 * are read. Other authorizers may allow more. Generic, because the image has no classes of RBAC.
 */
final class Holders {
  private static final String API = "rbac.authorization.k8s.io/v1";

  private final KubernetesClient client;
  private final Right right;
  private final String namespace;
  private final String name;

  private Holders(KubernetesClient client, Right right, String namespace, String name) {
    this.client = client;
    this.right = right;
    this.namespace = namespace;
    this.name = name;
  }

  /** Empty when the user who asks may not read roles. */
  static List<String> of(KubernetesClient client, Right right, String namespace, String name) {
    try {
      return new Holders(client, right, namespace, name).find();
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }

  private List<String> find() {
    var roles = new HashSet<String>();
    granting(everywhere("ClusterRole")).forEach(role -> roles.add("ClusterRole/" + role));
    granting(here("Role")).forEach(role -> roles.add("Role/" + role));
    var bindings = new ArrayList<GenericKubernetesResource>();
    bindings.addAll(everywhere("ClusterRoleBinding"));
    bindings.addAll(here("RoleBinding"));
    return List.copyOf(subjects(bindings, roles));
  }

  private List<GenericKubernetesResource> everywhere(String kind) {
    return client.genericKubernetesResources(API, kind).list().getItems();
  }

  private List<GenericKubernetesResource> here(String kind) {
    return client.genericKubernetesResources(API, kind).inNamespace(namespace).list().getItems();
  }

  private List<String> granting(Collection<GenericKubernetesResource> roles) {
    return roles.stream()
        .filter(role ->
            maps(role.getAdditionalProperties().get("rules")).stream().anyMatch(this::grants))
        .map(role -> role.getMetadata().getName())
        .toList();
  }

  private boolean grants(Map<?, ?> rule) {
    return has(rule, "verbs", right.verb())
        && has(rule, "apiGroups", right.group())
        && has(rule, "resources", right.resource())
        && (!(rule.get("resourceNames") instanceof Collection<?> names) || names.contains(name));
  }

  private static boolean has(Map<?, ?> rule, String field, String value) {
    return rule.get(field) instanceof Collection<?> values
        && (values.contains(value) || values.contains("*"));
  }

  private Set<String> subjects(List<GenericKubernetesResource> bindings, Set<String> roles) {
    var subjects = new TreeSet<String>();
    for (var binding : bindings) {
      var properties = binding.getAdditionalProperties();
      if (properties.get("roleRef") instanceof Map<?, ?> role
          && roles.contains(role.get("kind") + "/" + role.get("name"))) {
        maps(properties.get("subjects")).forEach(subject -> addTo(subjects, subject));
      }
    }
    return subjects;
  }

  private void addTo(Set<String> subjects, Map<?, ?> subject) {
    var name = String.valueOf(subject.get("name"));
    if ("User".equals(subject.get("kind"))) {
      subjects.add("user " + name);
    } else if ("Group".equals(subject.get("kind"))) {
      subjects.add("group " + name);
    } else if ("ServiceAccount".equals(subject.get("kind")) && !right.ofPersons()) {
      subjects.add("service account " + subject.get("namespace") + "/" + name);
    }
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    var maps = new ArrayList<Map<?, ?>>();
    if (list instanceof Collection<?> items) {
      for (var item : items) {
        if (item instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
