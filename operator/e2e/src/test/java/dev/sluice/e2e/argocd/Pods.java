package dev.sluice.e2e.argocd;

import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The application's pods, watched by somebody who knows nothing of Sluice but the history table.
 */
final class Pods implements Watcher<Pod>, AutoCloseable {
  private static final String REQUIRES = "sluice.dev/requires";

  private final Scenario scenario;
  private final List<String> early = new CopyOnWriteArrayList<>();
  private final Watch watch;

  private Pods(Scenario scenario) {
    this.scenario = scenario;
    watch = pods().watch(this);
  }

  static Pods watch(Scenario scenario) {
    return new Pods(scenario);
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> pods() {
    return scenario.client().pods().inNamespace(scenario.namespace()).withLabel("app", "shop");
  }

  @Override
  public void eventReceived(Action action, Pod pod) {
    if (action == Action.ADDED && !applied(required(pod))) {
      early.add(pod.getMetadata().getName() + " needs " + required(pod));
    }
  }

  private boolean applied(String key) {
    var version = key.substring(key.indexOf('@') + 1);
    return scenario.query("select to_regclass('flyway_schema_history') is not null").contains("t")
        && !scenario
            .query(
                "select 1 from flyway_schema_history where success and version = '" + version + "'")
            .isEmpty();
  }

  private static String required(Pod pod) {
    return pod.getMetadata().getAnnotations().get(REQUIRES);
  }

  /** The identities of those that need this version and are not going away. */
  List<String> needing(String version) {
    return pods().list().getItems().stream()
        .filter(pod -> !pod.isMarkedForDeletion())
        .filter(pod -> required(pod).equals("orders@" + version))
        .map(pod -> pod.getMetadata().getUid())
        .sorted()
        .toList();
  }

  /** Those that came before their script was applied. */
  List<String> early() {
    return List.copyOf(early);
  }

  @Override
  public void onClose(WatcherException cause) {
    early.add("not watched to the end: " + cause.getMessage());
  }

  @Override
  public void close() {
    watch.close();
  }
}
