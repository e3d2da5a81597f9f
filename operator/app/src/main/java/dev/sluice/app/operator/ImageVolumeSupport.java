package dev.sluice.app.operator;

import dev.sluice.app.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Whether scripts in an image are mounted as an image volume. From Kubernetes 1.36 on every node
 * can: the feature is on and the runtime new enough. At 1.35 the API server takes such a pod, but
 * containerd before 2.1 cannot start it, so the default there is to copy.
 */
final class ImageVolumeSupport {
  private static final int FIRST_MINOR = 36;

  private ImageVolumeSupport() {}

  static boolean of(Settings settings, KubernetesClient client) {
    return switch (settings.imageVolumes()) {
      case always -> true;
      case never -> false;
      case auto -> minor(client) >= FIRST_MINOR;
    };
  }

  /** The minor version of a 1.x server; vendors append a plus. */
  private static int minor(KubernetesClient client) {
    var digits = client.getKubernetesVersion().getMinor().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
