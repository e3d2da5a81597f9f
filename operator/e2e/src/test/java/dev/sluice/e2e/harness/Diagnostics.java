package dev.sluice.e2e.harness;

import dev.sluice.api.v1alpha1.SchemaMigration;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What a user would want to see of a scenario that failed, as files in target/failures. */
final class Diagnostics {
  private Diagnostics() {}

  static Path dump(Scenario scenario, String test) {
    var folder = Path.of("target", "failures", test);
    try {
      Files.createDirectories(folder);
      write(folder.resolve("operator.log"), scenario.cluster().operator().log());
      write(folder.resolve("events.txt"), events(scenario));
      write(folder.resolve("resources.yaml"), resources(scenario));
      logs(scenario, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.toAbsolutePath();
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static String events(Scenario scenario) {
    return scenario
        .client()
        .v1()
        .events()
        .inNamespace(scenario.namespace())
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
        .map(Diagnostics::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Event event) {
    var about = event.getInvolvedObject();
    return String.join(
        " ",
        event.getMetadata().getCreationTimestamp(),
        event.getType(),
        event.getReason(),
        about.getKind() + "/" + about.getName(),
        event.getMessage());
  }

  private static String resources(Scenario scenario) {
    var client = scenario.client();
    var namespace = scenario.namespace();
    return String.join(
        "---\n",
        yaml(client.resources(SchemaMigration.class).inNamespace(namespace).list()),
        yaml(client.batch().v1().jobs().inNamespace(namespace).list()),
        yaml(client.pods().inNamespace(namespace).list()),
        yaml(client.configMaps().inNamespace(namespace).list()));
  }

  private static String yaml(Object list) {
    return Serialization.asYaml(list);
  }

  private static void logs(Scenario scenario, Path folder) throws IOException {
    for (var pod : scenario.client().pods().inNamespace(scenario.namespace()).list().getItems()) {
      var name = pod.getMetadata().getName();
      for (var container : pod.getSpec().getContainers()) {
        write(
            folder.resolve(name + "." + container.getName() + ".log"),
            log(scenario.client(), scenario.namespace(), name, container.getName()));
      }
    }
  }

  private static String log(
      KubernetesClient client, String namespace, String pod, String container) {
    try {
      return client.pods().inNamespace(namespace).withName(pod).inContainer(container).getLog();
    } catch (KubernetesClientException e) {
      return "no log: " + e.getMessage();
    }
  }
}
