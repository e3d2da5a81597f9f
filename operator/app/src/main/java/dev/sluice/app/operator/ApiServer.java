package dev.sluice.app.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.v1alpha1.SchemaMigration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** The one connection to the API server, with nothing aboard that is not used. */
public final class ApiServer {
  private ApiServer() {}

  public static KubernetesClient connect() {
    return connect(Config.autoConfigure(null), Map.of());
  }

  /**
   * Connects to one that is named.
   *
   * @param interceptors that see each request besides our own, by name
   */
  public static KubernetesClient connect(Config config, Map<String, Interceptor> interceptors) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(serialization())
        .withHttpClientBuilderConsumer(builder -> {
          builder.addOrReplaceInterceptor(MetadataOnly.NAME, new MetadataOnly());
          interceptors.forEach(builder::addOrReplaceInterceptor);
        })
        .build();
  }

  /**
   * Only the kinds that are watched are made known. By default Fabric8 loads and registers every
   * class of every API group: more than a second and twenty megabytes.
   */
  private static KubernetesSerialization serialization() {
    var serialization =
        new KubernetesSerialization(
            LenientReader.addTo(Unread.passOver(new ObjectMapper())), false);
    serialization.registerKubernetesResource(SchemaMigration.class);
    serialization.registerKubernetesResource(Job.class);
    serialization.registerKubernetesResource(Pod.class);
    serialization.registerKubernetesResource(Deployment.class);
    serialization.registerKubernetesResource(StatefulSet.class);
    serialization.registerKubernetesResource(DaemonSet.class);
    serialization.registerKubernetesResource(CronJob.class);
    serialization.registerKubernetesResource(Status.class);
    serialization.registerKubernetesResource("meta.k8s.io/v1", MetadataOnly.KIND, ConfigMap.class);
    return serialization;
  }
}
