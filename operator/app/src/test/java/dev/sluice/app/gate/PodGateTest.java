package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.admission.Answer;
import dev.sluice.app.admission.Request;
import dev.sluice.core.gate.Gate;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodGateTest {
  private static final PodGate GATE =
      new PodGate(
          new Gate(new Shop().applied("orders", "1").pending("orders", "2")), () -> Shop.NOW);

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sluice.dev/requires: orders@2 | false | a pod whose schema is not there is held",
        "sluice.dev/requires: orders@1 | true  | an old pod comes back at once",
        "a: b                          | true  | what requires nothing is none of ours",
        "sluice.dev/requires: orders   | false | what can never be met is held too",
        "sluice.dev/requires: orders@2, sluice.dev/released: 'orders@2 by alice: x' | true | what"
            + " somebody let through goes",
        "sluice.dev/requires: orders@3, sluice.dev/released: 'orders@2 by alice: x' | false | but"
            + " for these keys only",
        "sluice.dev/requires: orders@2, kubernetes.io/config.mirror: x | true | a static pod runs"
            + " already",
      })
  void podsAreJudgedByWhatTheyRequire(String annotations, boolean goes, String sentence) {
    var pod = admitted("{metadata: {annotations: {%s}}, spec: {}}".formatted(annotations));
    assertThat(Marks.of(pod).isEmpty()).as(sentence).isEqualTo(goes);
    assertThat(pod.path("spec").path("schedulingGates").isMissingNode())
        .as(sentence)
        .isEqualTo(goes);
  }

  @Test
  void podThatHasItsNodeCannotBeHeld() {
    var pod =
        admitted("{metadata: {annotations: {sluice.dev/requires: orders@2}}, spec: {nodeName: n}}");
    assertThat(pod.path("spec").has("schedulingGates")).isFalse();
  }

  @Test
  void gatesOfOthersStayWhenOursGoes() {
    var pod =
        (ObjectNode)
            admitted(
                "{metadata: {annotations: {sluice.dev/requires: orders@2}},"
                    + " spec: {schedulingGates: [{name: kueue}]}}");
    assertThat(pod.path("spec").path("schedulingGates")).hasSize(2);
    new SchedulingGate().release(pod, Trees.empty());
    assertThat(pod.at("/spec/schedulingGates/0/name").asText()).isEqualTo("kueue");
    assertThat(pod.path("spec").path("schedulingGates")).hasSize(1);
  }

  private static JsonNode admitted(String yaml) {
    var pod = Serialization.unmarshal("# YAML\n" + yaml, JsonNode.class);
    var request =
        new Request(
            "1", "", "Pod", "shop", "kubelet", List.of(), false, pod, MissingNode.getInstance());
    var operations = JsonNodeFactory.instance.arrayNode();
    ((Answer.Allowed) GATE.answer(request)).patch().forEach(one -> operations.add((JsonNode) one));
    return JsonPatch.apply(operations, pod);
  }
}
