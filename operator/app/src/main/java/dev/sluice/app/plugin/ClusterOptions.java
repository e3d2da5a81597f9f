package dev.sluice.app.plugin;

import dev.sluice.app.plugin.cluster.Connection;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and as whom: as kubectl has them. */
final class ClusterOptions {
  private static final int RETRIES = 2;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Default: the context's.")
  @Nullable String namespace;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context of the kubeconfig. Default: the current one.")
  @Nullable String context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: $KUBECONFIG, then ~/.kube/config.")
  @Nullable File kubeconfig;

  @Option(names = "--as", paramLabel = "USER", description = "User to act as, as of kubectl.")
  @Nullable String impersonated;

  @Option(
      names = "--as-group",
      paramLabel = "GROUP",
      description = "Group to act as, as of kubectl; may be repeated.")
  List<String> impersonatedGroups = List.of();

  /** To be closed by who asked. */
  Cluster open() {
    var config = config();
    var here =
        namespace == null
            ? Objects.requireNonNullElse(config.getNamespace(), "default")
            : namespace;
    return new Cluster(Connection.open(config), here);
  }

  private Config config() {
    if (kubeconfig != null && !kubeconfig.canRead()) {
      throw new IllegalArgumentException("--kubeconfig " + kubeconfig + " cannot be read");
    }
    var config =
        kubeconfig == null
            ? Config.autoConfigure(context)
            : Config.fromKubeconfig(context, kubeconfig);
    if (config.getCurrentContext() == null && config.getAutoOAuthToken() == null) {
      throw new IllegalArgumentException(
          context == null
              ? "there is no kubeconfig: set KUBECONFIG, or give --kubeconfig"
              : "the kubeconfig has no context " + context);
    }
    config.setRequestRetryBackoffLimit(RETRIES); // a user waits
    return impersonated == null
        ? config
        : new ConfigBuilder(config)
            .withImpersonateUsername(impersonated)
            .withImpersonateGroups(impersonatedGroups.toArray(String[]::new))
            .build();
  }
}
