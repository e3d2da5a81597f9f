package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** What Kubernetes Events say about a SchemaMigration. */
public final class MigrationEvents {
  private final Scenario scenario;
  private final String name;

  MigrationEvents(Scenario scenario, String name) {
    this.scenario = scenario;
    this.name = name;
  }

  /** Returns once an event about it has this word as its reason or in its message; its message. */
  public String awaitSaying(String word) {
    return Awaitility.await("an event that says " + word)
        .atMost(Duration.ofSeconds(30))
        .until(() -> messages(word), messages -> !messages.isEmpty())
        .getFirst();
  }

  private List<String> messages(String word) {
    return scenario
        .client()
        .v1()
        .events()
        .inNamespace(scenario.namespace())
        .withField("involvedObject.name", name)
        .list()
        .getItems()
        .stream()
        .filter(event -> event.getReason().equals(word) || event.getMessage().contains(word))
        .map(Event::getMessage)
        .toList();
  }

  /** Its Kubernetes Events as {@code Type Reason}, in the order in which they came about. */
  public List<String> list() {
    return scenario
        .client()
        .v1()
        .events()
        .inNamespace(scenario.namespace())
        .withField("involvedObject.kind", "SchemaMigration")
        .withField("involvedObject.name", name)
        .list()
        .getItems()
        .stream()
        .sorted(
            Comparator.comparing(event -> Long.valueOf(event.getMetadata().getResourceVersion())))
        .map(event -> event.getType() + " " + event.getReason())
        .toList();
  }
}
