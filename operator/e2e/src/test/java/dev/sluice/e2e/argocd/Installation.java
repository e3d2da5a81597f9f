package dev.sluice.e2e.argocd;

import dev.sluice.e2e.harness.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Argo CD has in the cluster: resources, settings and rights as it is installed elsewhere, and
 * the chart's part merged into the settings.
 */
record Installation(TestCluster cluster, Path folder) {
  static final String NAMESPACE = "argocd";

  /** Of what it is installed with: not what would run in the cluster. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?m)^kind: (CustomResourceDefinition|ServiceAccount|(Cluster)?Role(Binding)?|ConfigMap"
              + "|Secret)$");

  void apply() throws IOException {
    var all = Files.readString(cluster.argocd().resolve("install.yaml")).split("\n---\n");
    var wanted = Arrays.stream(all).filter(document -> WANTED.matcher(document).find());
    Files.writeString(
        folder.resolve("install.yaml"), wanted.collect(Collectors.joining("\n---\n")));
    kubectl(
        "kubectl create namespace " + NAMESPACE + " --dry-run=client -o yaml | kubectl apply -f -");
    apply(folder.resolve("install.yaml"), "argocd");
    // As docs/argo-cd.md tells people.
    apply(Path.of("../../helm/sluice/files/argocd/argocd-cm.yaml"), "sluice");
  }

  private void apply(Path file, String manager) {
    kubectl(
        "kubectl apply --server-side --field-manager=%s -n %s -f %s"
            .formatted(manager, NAMESPACE, file.toAbsolutePath()));
  }

  /** Its own service account's: what it may do here is what it may do elsewhere. */
  Path kubeconfig(String account) {
    var file = folder.resolve(account + ".kubeconfig");
    kubectl(
        """
        cp "$KUBECONFIG" %1$s && token=$(kubectl -n %2$s create token %3$s --duration=24h) &&
        kubectl --kubeconfig=%1$s config set-credentials argocd --token="$token" &&
        kubectl --kubeconfig=%1$s config set-context --current --user=argocd\
        """
            .formatted(file, NAMESPACE, account));
    return file;
  }

  private void kubectl(String line) {
    cluster.kubectl().type(line);
  }
}
