package dev.sluice.e2e.harness;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import java.util.Map;

/** Containers of test JVMs that were killed: their label names a process that is gone. */
final class Leftovers {
  private static final String LABEL = "dev.sluice.e2e.pid";

  private Leftovers() {}

  static Map<String, String> label() {
    return Map.of(LABEL, Long.toString(ProcessHandle.current().pid()));
  }

  static void remove(DockerClient docker) {
    docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
        .filter(container -> !alive(container.getLabels().get(LABEL)))
        .forEach(container ->
            docker
                .removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
  }

  private static boolean alive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .isPresent();
  }
}
