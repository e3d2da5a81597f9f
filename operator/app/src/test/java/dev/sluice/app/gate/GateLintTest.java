package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.gate.Gate;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.gate.Schemas;
import dev.sluice.core.plan.Version;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateLintTest {
  private static final Gate GATE =
      new Gate(
          new Schemas() {
            @Override
            public Optional<Published> published(MigrationName migration) {
              return Optional.of(new Published(Set.of(), Optional.empty(), Set.of(version("2"))));
            }

            @Override
            public Optional<String> phase(MigrationName migration) {
              return Optional.of(migration.name().equals("busy") ? "Migrating" : "Ready");
            }
          });

  @ParameterizedTest(name = "{4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Deployment  | replicas: 1 | orders@2 | - | one that runs once needs no budget",
        "Deployment  | replicas: 2 | orders@2 | no PodDisruptionBudget | several need one",
        "StatefulSet | replicas: 3 | orders@2 | no PodDisruptionBudget | of any kind",
        "DaemonSet   | a: b        | orders@2 | - | a drain passes over a DaemonSet's pods",
        "Job         | a: b        | orders@2 | - | a Job runs to its end",
        "Deployment  | strategy: {type: Recreate} | orders@2 | strategy Recreate | an outage",
        "Deployment  | a: b        | orders@9 | orders@9 will not come by itself | a typing error",
        "Deployment  | a: b        | busy@9   | - | scripts may be on their way",
      })
  void whatIsToldOfAHeldWorkload(
      GatedKind kind, String spec, String requires, String told, String sentence) {
    var findings = GateLint.of(kind, workload(spec, requires), GATE, List.of());
    assertThat(findings).as(sentence).hasSize(told == null ? 0 : 1);
    assertThat(String.join("", findings)).as(sentence).startsWith(told == null ? "" : told);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "selector: {matchLabels: {app: orders}}  | true  | it names the pods' label",
        "selector: {matchLabels: {app: users}}   | false | it is about others",
        "selector: {}                            | true  | it is about all",
        "maxUnavailable: 1                       | false | it is about none",
        "selector: {matchExpressions: [{key: app, operator: In, values: [orders]}]} | true | in",
        "selector: {matchExpressions: [{key: app, operator: NotIn, values: [a]}]} | true | not in",
        "selector: {matchExpressions: [{key: app, operator: Exists}]}       | true  | there is one",
        "selector: {matchExpressions: [{key: app, operator: DoesNotExist}]} | false | there is none",
      })
  void budgetsProtectWhatTheySelect(String spec, boolean isProtected, String sentence) {
    var budget = yaml("spec: {%s}".formatted(spec));
    var workload = workload("replicas: 2", "orders@2");
    assertThat(GateLint.of(GatedKind.Deployment, workload, GATE, List.of(budget)).isEmpty())
        .as(sentence)
        .isEqualTo(isProtected);
  }

  @Test
  void pauseThatAnApplierOwnsIsTold() {
    var workload =
        yaml(
            """
            metadata:
              managedFields:
              - {operation: Apply, fieldsV1: {'f:spec': {'f:paused': {}}}}
            spec: {paused: true}
            """);
    assertThat(GateLint.of(GatedKind.Deployment, workload, GATE, List.of()))
        .singleElement()
        .asString()
        .startsWith("the manifest declares spec.paused");
  }

  private static JsonNode workload(String spec, String requires) {
    return yaml(
        """
        metadata: {namespace: shop, name: orders-api, labels: {sluice.dev/held: 'true'}}
        spec:
          %s
          template: {metadata: {labels: {app: orders}, annotations: {sluice.dev/requires: '%s'}}}
        """
            .formatted(spec, requires));
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  private static JsonNode yaml(String text) {
    return Serialization.unmarshal("# YAML\n" + text, JsonNode.class);
  }
}
