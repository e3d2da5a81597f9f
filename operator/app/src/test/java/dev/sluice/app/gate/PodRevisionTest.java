package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodRevisionTest {
  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "c | a | b | 0          | 5 | true  | it is of neither revision",
        "b | a | b | 0          | 5 | false | it is of the wanted one",
        "a | a | b | 0          | 5 | true  | the first template was never met and is taken back",
        "a | a | b | 2147483647 | 5 | false | the update is held: the current revision stays",
        "a | a | b | 2          | 5 | true  | above a canary's partition the new revision is made",
        "a | a | b | 3          | 5 | false | below it the current one",
        "c | a | b | 0          | 4 | false | the controller has not seen the last change yet",
        "''  | a | b | 0         | 5 | false | it says of no revision",
      })
  void podsOfRevisionsThatNobodyWants(
      String pod,
      String current,
      String update,
      int partition,
      int seen,
      boolean isUnwanted,
      String sentence) {
    var statefulSet =
        yaml(
            """
            metadata: {uid: u, generation: 5}
            spec: {updateStrategy: {rollingUpdate: {partition: %d}}}
            status: {observedGeneration: %d, currentRevision: '%s', updateRevision: '%s'}
            """
                .formatted(partition, seen, current, update));
    assertThat(PodRevision.isUnwanted(pod(pod, "u"), statefulSet))
        .as(sentence)
        .isEqualTo(isUnwanted);
  }

  @Test
  void podOfAnEarlierStatefulSetOfThatNameIsNotJudgedByThisOne() {
    var statefulSet =
        yaml(
            """
            metadata: {uid: another, generation: 1}
            status: {observedGeneration: 1, currentRevision: a, updateRevision: b}
            """);
    assertThat(PodRevision.isUnwanted(pod("c", "u"), statefulSet)).isFalse();
  }

  @Test
  void podThatSomebodyFreedByHandIsLeftAlone() {
    var statefulSet =
        yaml(
            """
            metadata: {uid: u, generation: 1}
            status: {observedGeneration: 1, currentRevision: a, updateRevision: b}
            """);
    var freed = (com.fasterxml.jackson.databind.node.ObjectNode) pod("c", "u");
    assertThat(PodRevision.isUnwanted(freed, statefulSet)).isTrue();
    freed.remove("spec");
    assertThat(PodRevision.isUnwanted(freed, statefulSet)).isFalse();
  }

  @Test
  void ownerIsFoundByItsKind() {
    assertThat(PodRevision.statefulSet(pod("a", "u"))).contains("orders");
    assertThat(PodRevision.statefulSet(yaml("metadata: {name: x}"))).isEmpty();
  }

  private static JsonNode pod(String revision, String owner) {
    return yaml(
        """
        metadata:
          name: orders-2
          labels: {controller-revision-hash: %s}
          ownerReferences: [{kind: StatefulSet, name: orders, uid: %s, controller: true}]
        spec: {schedulingGates: [{name: sluice.dev/schema}]}
        """
            .formatted(revision, owner));
  }

  private static JsonNode yaml(String text) {
    return Serialization.unmarshal("# YAML\n" + text, JsonNode.class);
  }
}
