package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.logging.Level;
import java.util.logging.Logger;

/** To the API server, as the user who types. */
public final class Connection {
  /** Its remarks are for programmers; kept, or the setting would be collected with it. */
  private static final Logger CLIENT = Logger.getLogger("io.fabric8");

  private Connection() {}

  public static KubernetesClient open(Config config) {
    CLIENT.setLevel(Level.SEVERE);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(serialization())
        .build();
  }

  /**
   * Only these kinds: looking for all that Fabric8 has takes a second. A word of a newer operator
   * is read as none.
   */
  private static KubernetesSerialization serialization() {
    var mapper = new ObjectMapper();
    mapper.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
    var serialization = new KubernetesSerialization(mapper, false);
    serialization.registerKubernetesResource(SchemaMigration.class);
    serialization.registerKubernetesResource(SchemaState.class);
    serialization.registerKubernetesResource(MigrationApproval.class);
    serialization.registerKubernetesResource(ConfigMap.class);
    serialization.registerKubernetesResource(Pod.class);
    serialization.registerKubernetesResource(Status.class);
    return serialization;
  }
}
