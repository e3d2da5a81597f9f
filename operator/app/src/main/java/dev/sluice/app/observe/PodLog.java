package dev.sluice.app.observe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.app.naming.Names;
import dev.sluice.core.Json;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last line of a runner's log: its step while it works, its whole report at the end. */
final class PodLog {
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Line(@Nullable String step) {}

  private final KubernetesClient client;

  PodLog(KubernetesClient client) {
    this.client = client;
  }

  Optional<String> step(Pod pod) {
    return lastLine(pod, 1).flatMap(line -> Json.read(line, Line.class)).map(Line::step);
  }

  /**
   * A container runtime cuts long lines (containerd 1.6: 16 KiB), the kubelet counts the pieces and
   * joins them: a report of megabytes is the last of many.
   */
  Optional<Report> report(Pod pod) {
    return lastLine(pod, 1000).flatMap(line -> Json.read(line, Report.class));
  }

  /** Empty when the kubelet does not answer or the log is gone: progress is no reason to fail. */
  private Optional<String> lastLine(Pod pod, int pieces) {
    try {
      var text =
          client
              .pods()
              .inNamespace(pod.getMetadata().getNamespace())
              .withName(pod.getMetadata().getName())
              .inContainer(Names.RUNNER)
              .tailingLines(pieces)
              .getLog();
      return Optional.ofNullable(text)
          .map(String::strip)
          .map(lines -> lines.substring(lines.lastIndexOf('\n') + 1))
          .filter(line -> line.startsWith("{"));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
