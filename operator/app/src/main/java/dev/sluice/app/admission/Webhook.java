package dev.sluice.app.admission;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Our MutatingWebhookConfiguration, in which the API server reads whom to trust. */
final class Webhook {
  private static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("admissionregistration.k8s.io")
          .withVersion("v1")
          .withKind("MutatingWebhookConfiguration")
          .withPlural("mutatingwebhookconfigurations")
          .withNamespaced(false)
          .build();
  private static final String CA_BUNDLE = "caBundle";
  private static final int ATTEMPTS = 5;

  private final KubernetesClient client;
  private final String name;

  Webhook(KubernetesClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** Adds the certificate where it is not; true when it was not. Replicas do so side by side. */
  boolean trust(X509Certificate certificate, Instant now) {
    for (int attempt = 1; ; attempt++) {
      try {
        return tryToTrust(certificate, now);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private boolean tryToTrust(X509Certificate certificate, Instant now) {
    var configuration = client.genericKubernetesResources(KIND).withName(name).get();
    if (configuration == null) {
      throw new KubernetesClientException(
          "there is no MutatingWebhookConfiguration " + name + ": run helm upgrade");
    }
    var changed = false;
    for (var webhook : webhooks(configuration)) {
      changed |= trust(clientConfig(webhook), certificate, now);
    }
    if (changed) {
      client.genericKubernetesResources(KIND).resource(configuration).update();
    }
    return changed;
  }

  private static boolean trust(
      Map<String, Object> clientConfig, X509Certificate certificate, Instant now) {
    var bundle = CaBundle.read(Objects.toString(clientConfig.get(CA_BUNDLE), ""));
    var changed = bundle.with(certificate, now);
    changed.ifPresent(more -> clientConfig.put(CA_BUNDLE, more.base64()));
    return changed.isPresent();
  }

  private static List<Map<String, Object>> webhooks(GenericKubernetesResource configuration) {
    return Objects.requireNonNullElse(configuration.get("webhooks"), List.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> clientConfig(Map<String, Object> webhook) {
    return (Map<String, Object>) Objects.requireNonNull(webhook.get("clientConfig"));
  }
}
