package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.ResourceId;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.SourceFiles;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody can do who may write ConfigMaps, or resources, and means no good. */
@OnCluster
class HostileE2E {
  private static final String SCRIPT = "create table good ()";
  private static final String FOREIGN = "create table foreign_one ()";

  @Test
  void inputsThatWereThereBeforeAreNotTakenForOurs(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", SCRIPT));
    var migration = scenario.migrate("m", "source: {configMaps: [scripts]}\nsuspend: true\n");
    migration.awaitPhase("Suspended");
    var inputs = inputs(migration);
    scenario.scripts(inputs, Map.of("V1__t.sql", FOREIGN, ".request.json", "{}"));
    migration.edit(resource -> {
      resource.setSpec(awake(resource.getSpec()));
      return resource;
    });
    var stalled = migration.awaitStalled("PodCannotStart");
    assertThat(Migration.message(stalled)).contains(inputs, "somebody else made it");
    assertThat(migration.jobs()).isEmpty();

    scenario.client().configMaps().inNamespace(scenario.namespace()).withName(inputs).delete();
    migration.awaitReady();
    assertThat(tables(scenario)).containsExactly("good");
  }

  @Test
  void scriptsThatWereReplacedAfterTheApprovalDoNotRun(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", SCRIPT));
    var migration =
        scenario.migrate("m", "source: {configMaps: [scripts]}\napproval: {when: Always}\n");
    var waiting = migration.awaitPhase("AwaitingApproval");
    var maps = scenario.client().configMaps().inNamespace(scenario.namespace());
    maps.withLabel("sluice.dev/uid")
        .list()
        .getItems()
        .forEach(map -> {
          maps.withName(map.getMetadata().getName()).delete();
          maps.resource(forged(map)).create();
        });
    scenario.cluster().kubectl().type(Migration.command(waiting));

    var stalled = migration.await("stalled", status -> Migration.is(status, "Stalled", "True"));
    assertThat(Migration.message(stalled)).contains("somebody", "replaced");
    assertThat(tables(scenario)).isEmpty();
  }

  /** With kubectl, for the tests' own client cannot read it either. */
  @Test
  void aResourceThatCannotBeReadStopsNoOther(Scenario scenario) {
    var inline = "source: {inline: {V1__t.sql: '" + SCRIPT + "'}}\n";
    var kubectl = scenario.cluster().kubectl();
    var odd = " -n " + scenario.namespace() + " smig/odd";
    kubectl.type(
        """
        kubectl apply -n %s -f - <<'YAML'
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: odd}
        spec:
          database: {url: "%s", credentials: {secretName: postgres}}
          %s
          run: {pod: {resources: {limits: {memory: ""}}}}
        YAML\
        """
            .formatted(scenario.namespace(), scenario.url(), inline.strip()));
    kubectl.type("kubectl wait --for=condition=Stalled --timeout=60s" + odd);
    assertThat(kubectl.type("kubectl get -o wide" + odd))
        .contains("SourceInvalid", "The value of spec.run.pod.resources.limits", "Correct it");

    scenario
        .migrate(
            "even",
            inline
                + "database: {url: \"${url}\", credentials: {secretName: postgres}, schemas: [even]}\n")
        .awaitReady();
    kubectl.type("kubectl patch --type=merge -p '{\"spec\":{\"run\":{\"pod\":null}}}'" + odd);
    kubectl.type("kubectl wait --for=condition=Ready --timeout=60s" + odd);
  }

  private static String inputs(Migration migration) {
    var resource = migration.resource().require();
    var meta = resource.getMetadata();
    var files = SourceFiles.of(Map.of("V1__t.sql", SCRIPT.getBytes(StandardCharsets.UTF_8)));
    var id = new ResourceId(meta.getNamespace(), meta.getName(), meta.getUid());
    return JobName.inputs(id, RunKey.of(id, resource.getSpec(), files.digest(), null));
  }

  private static SchemaMigrationSpec awake(SchemaMigrationSpec spec) {
    return new SchemaMigrationSpec(
        spec.database(),
        spec.source(),
        spec.target(),
        spec.placeholders(),
        spec.run(),
        spec.approval(),
        spec.checks(),
        spec.gate(),
        false,
        spec.dryRun());
  }

  /** With the same name, labels, owner and mark of being immutable. */
  private static ConfigMap forged(ConfigMap map) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(map.getMetadata().getName())
        .withNamespace(map.getMetadata().getNamespace())
        .withLabels(map.getMetadata().getLabels())
        .withAnnotations(map.getMetadata().getAnnotations())
        .withOwnerReferences(map.getMetadata().getOwnerReferences())
        .endMetadata()
        .withImmutable(true)
        .withData(
            Map.copyOf(
                Objects.requireNonNull(map.getData()).entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().replace(SCRIPT, FOREIGN)))))
        .build();
  }

  private static List<String> tables(Scenario scenario) {
    return scenario.query(
        "select tablename from pg_tables where schemaname = 'public'"
            + " and tablename not like 'flyway%'");
  }
}
