package dev.sluice.app.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {
  private static final String POLICY = "ValidatingAdmissionPolicy";
  private static final String BINDING = "ValidatingAdmissionPolicyBinding";
  private static final Set<String> SAY_NO_SQL = Set.of("suspend", "gate");
  private static final Path CRD = Path.of("../../crds/migrationapprovals.sluice.dev.yaml");

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final Map<String, GenericKubernetesResource> cluster = new ConcurrentHashMap<>();
  private final Guards guards =
      new Guards(
          (kind, name) -> Optional.ofNullable(cluster.get(kind.getKind() + " " + name)),
          serialization);

  GuardsTest() throws IOException {
    Guards.NAMES.stream()
        .flatMap(name -> Guards.own(name, serialization))
        .map(Guard::own)
        .forEach(this::put);
    put(serialization.unmarshal(Files.readString(CRD), GenericKubernetesResource.class));
  }

  private void put(GenericKubernetesResource resource) {
    cluster.put(resource.getKind() + " " + resource.getMetadata().getName(), resource);
  }

  @Test
  void nothingIsMissingAsTheChartInstallsIt() {
    assertThat(cluster).hasSize(13);
    assertThat(guards.look().missing()).isEmpty();
  }

  record Change(String sentence, String object, Consumer<Map<String, Object>> change, String says) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Change> changes() {
    var policy = POLICY + " decisions.sluice.dev";
    var binding = BINDING + " status.sluice.dev";
    var crd = "CustomResourceDefinition migrationapprovals.sluice.dev";
    return Stream.of(
        new Change(
            "errors let requests through",
            policy,
            spec -> spec.put("failurePolicy", "Ignore"),
            policy + " is not this version's"),
        new Change(
            "one validation fewer",
            policy,
            spec -> spec.put("validations", less((List<?>) spec.get("validations"))),
            policy + " is not this version's"),
        new Change(
            "a condition that skips everybody",
            policy,
            spec ->
                spec.put("matchConditions", List.of(Map.of("name", "a", "expression", "false"))),
            policy + " is not this version's"),
        new Change(
            "a binding that only warns",
            binding,
            spec -> spec.put("validationActions", List.of("Warn")),
            binding + " is not this version's"),
        new Change(
            "a binding for a few namespaces",
            binding,
            spec -> spec.put("matchResources", Map.of("namespaceSelector", Map.of())),
            binding + " is not this version's"),
        new Change(
            "approvals that can be changed",
            crd,
            spec ->
                version(spec)
                    .put("schema", Map.of("openAPIV3Schema", Map.of("properties", Map.of()))),
            crd + " lacks the rule self == oldSelf"));
  }

  private static List<Object> less(List<?> list) {
    var fewer = new ArrayList<Object>(list);
    fewer.removeFirst();
    return fewer;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> version(Map<String, Object> spec) {
    return (Map<String, Object>) ((List<?>) spec.get("versions")).getFirst();
  }

  @ParameterizedTest
  @MethodSource("changes")
  @SuppressWarnings("unchecked")
  void changeIsTold(Change change) {
    var live = cluster.get(change.object()).getAdditionalProperties();
    change.change().accept((Map<String, Object>) live.get("spec"));
    assertThat(guards.look().missing())
        .hasValueSatisfying(
            told -> assertThat(told).startsWith("the " + change.says()).contains("helm upgrade"));
  }

  @Test
  void eachObjectIsMissedWhenItIsGone() {
    for (var name : List.copyOf(cluster.keySet())) {
      var gone = cluster.remove(name);
      assertThat(guards.look().missing())
          .hasValueSatisfying(told ->
              assertThat(told).startsWith("the " + name + " is missing").contains("helm upgrade"));
      cluster.put(name, gone);
    }
  }

  @Test
  void whatWasWrittenLastTellsSinceWhen() {
    var guard = cluster.get(POLICY + " status.sluice.dev").getMetadata();
    guard.setCreationTimestamp("2026-03-01T10:00:00Z");
    guard.setManagedFields(
        List.of(
            new ManagedFieldsEntryBuilder().withTime("2026-03-01T11:00:00Z").build(),
            new ManagedFieldsEntryBuilder()
                .withSubresource("status")
                .withTime("2026-03-01T12:00:00Z")
                .build()));
    assertThat(guards.look().since()).isEqualTo("2026-03-01T11:00:00Z");
  }

  /** CEL cannot leave one field of an object out: each of the others is named. */
  @ParameterizedTest
  @ValueSource(strings = {"authors.sluice.dev", "excluded-authors.sluice.dev"})
  void everyFieldOfTheSpecButSuspendAndGateMakesAnAuthor(String policy) {
    var guard = cluster.get(POLICY + " " + policy);
    var text = guard.getAdditionalProperties().toString().replaceAll("\\s+", " ");
    for (var field : SchemaMigrationSpec.class.getRecordComponents()) {
      var named = "object.spec.?%1$s != oldObject.spec.?%1$s".formatted(field.getName());
      assertThat(text.contains(named)).as(named).isEqualTo(!SAY_NO_SQL.contains(field.getName()));
    }
  }
}
