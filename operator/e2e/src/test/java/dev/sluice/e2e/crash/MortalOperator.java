package dev.sluice.e2e.crash;

import dev.sluice.app.gate.SchemaCache;
import dev.sluice.app.operator.ApiServer;
import dev.sluice.app.operator.SluiceOperator;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ImageVolumes;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The operator, in this JVM, for one namespace, until its point comes. */
final class MortalOperator implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Scythe scythe;
  private final KubernetesClient client;
  private final SchemaCache schemas;
  private final SluiceOperator operator;

  private MortalOperator(
      Scythe scythe, KubernetesClient client, SchemaCache schemas, SluiceOperator operator) {
    this.scythe = scythe;
    this.client = client;
    this.schemas = schemas;
    this.operator = operator;
  }

  static MortalOperator start(Scenario scenario, Point point) {
    var scythe = new Scythe(point);
    var config = scenario.client().getConfiguration();
    var client = ApiServer.connect(config, Map.of("scythe", scythe));
    var schemas = new SchemaCache(client, Set.of(scenario.namespace()));
    var operator = new SluiceOperator(settings(scenario), client, schemas, Clock.systemUTC());
    schemas.start();
    operator.start();
    return new MortalOperator(scythe, client, schemas, operator);
  }

  private static Settings settings(Scenario scenario) {
    return new Settings(
        Set.of(scenario.namespace()),
        scenario.cluster().image(),
        "IfNotPresent",
        ImageVolumes.never,
        new ResourceRequirementsBuilder().addToRequests("cpu", new Quantity("10m")).build(),
        Duration.ofHours(1),
        false,
        "none",
        scenario.namespace(),
        "mortal",
        4);
  }

  void untilDeadOr(CompletableFuture<?> end) throws Exception {
    CompletableFuture.anyOf(scythe.death(), end).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (scythe.strikes()) {
      scythe.death().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  boolean dead() {
    return scythe.death().isDone();
  }

  List<String> writes() {
    return scythe.writes();
  }

  @Override
  public void close() {
    operator.close();
    schemas.close();
    client.close();
  }
}
