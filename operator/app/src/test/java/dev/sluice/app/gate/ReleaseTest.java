package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.gate.Gate;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What admission held, and the leader looks at. */
class ReleaseTest {
  private static final String APPLIED = "orders@1";
  private static final String PENDING = "orders@2";

  private final Shop shop = new Shop().applied("orders", "1").pending("orders", "2");

  /** A Job's template cannot be changed. */
  @ParameterizedTest
  @EnumSource(names = "Job", mode = EnumSource.Mode.EXCLUDE)
  void whatIsReleasedIsAsIfItHadNeverBeenHeld(GatedKind kind) {
    var applied = new Shop().applied("orders", "1").applied("orders", "2");
    for (var one : new Shop[] {shop, applied}) {
      one.apply(kind.name(), spec(kind, APPLIED, "v1"));
      one.change("spec", spec(kind, PENDING, "v2"));
    }
    assertThat(shop.isHeld()).isTrue();
    shop.applied("orders", "2");
    assertThat(freed()).isEqualTo(applied.stored());
  }

  @ParameterizedTest
  @EnumSource
  void newOneToo(GatedKind kind) {
    var applied = new Shop().applied("orders", "1").applied("orders", "2");
    for (var one : new Shop[] {shop, applied}) {
      one.apply(kind.name(), spec(kind, PENDING, "v2"));
    }
    assertThat(shop.isHeld()).isTrue();
    shop.applied("orders", "2");
    assertThat(freed()).isEqualTo(applied.stored());
  }

  @ParameterizedTest
  @EnumSource(names = "Job", mode = EnumSource.Mode.EXCLUDE)
  void whatWaitsStaysAsItIs(GatedKind kind) {
    shop.apply(kind.name(), spec(kind, APPLIED, "v1"));
    shop.change("spec", spec(kind, PENDING, "v2"));
    assertThat(shop.release()).isEqualTo(new Release.Stays(shop.marks()));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Deployment  | paused: true   | paused | a pause by a user",
        "Rollout     | paused: true   | paused | a pause by a user",
        "Job         | suspend: true  | suspend | a Job that a user, or a queue, suspended",
        "StatefulSet | updateStrategy: {type: OnDelete} | updateStrategy | a strategy",
        "StatefulSet | updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 3}} |"
            + " updateStrategy | a canary's partition",
      })
  void whatStoodThereIsPutBack(GatedKind kind, String before, String field, String sentence) {
    var spec = "{" + before + ", " + spec(kind, PENDING, "v2").substring(1);
    var wanted = Serialization.unmarshal("# YAML\n" + spec, JsonNode.class).path(field);
    shop.apply(kind.name(), spec);
    shop.applied("orders", "2");
    assertThat(freed().path("spec").path(field)).as(sentence).isEqualTo(wanted);
  }

  @Test
  void changesMadeMeanwhileAreKept() {
    shop.apply("Deployment", spec(GatedKind.Deployment, PENDING, "v2"));
    shop.change("spec", "{replicas: 7}");
    shop.change("metadata", "{labels: {team: orders}, annotations: {a: b}}");
    shop.applied("orders", "2");
    assertThat(freed().at("/spec/replicas").asInt()).isEqualTo(7);
    assertThat(freed().path("metadata").path("labels")).hasSize(1);
    assertThat(freed().path("metadata").path("annotations")).hasSize(1);
  }

  @Test
  void oneOfTwoRequirementsIsNotEnoughAndTheObjectSaysWhichIsLeft() {
    shop.apply("Deployment", spec(GatedKind.Deployment, "orders@2, users@3", "v2"));
    shop.applied("orders", "2");
    assertThat(shop.release()).isInstanceOf(Release.Retold.class);
    var retold = (Release.Retold) shop.release();
    assertThat(retold.marks().awaits()).isEqualTo("users@3");
    assertThat(retold.marks().because())
        .isEqualTo("waits for users@3: there is no SchemaMigration shop/users");
    assertThat(retold.marks().since()).isEqualTo(Shop.NOW);
    assertThat(Marks.of(retold.patched())).contains(retold.marks());
    assertThat(retold.patched().path("spec")).isEqualTo(shop.stored().path("spec"));
  }

  /** While the webhook is away, nobody takes the marks off. */
  @Test
  void templateThatCameMeanwhileIsNotReplacedByTheOneThatWaited() {
    shop.apply("DaemonSet", spec(GatedKind.DaemonSet, APPLIED, "v1"));
    shop.change("spec", spec(GatedKind.DaemonSet, PENDING, "v2"));
    ((ObjectNode) shop.stored().at("/spec/template/spec")).put("x", "v3");
    shop.applied("orders", "2");
    assertThat(freed().at("/spec/template/spec/x").asText()).isEqualTo("v3");
  }

  @Test
  void malformedOneStays() {
    shop.apply("Deployment", spec(GatedKind.Deployment, PENDING, "v2"));
    var annotations = (ObjectNode) shop.stored().at("/spec/template/metadata/annotations");
    annotations.put(Template.REQUIRES, "orders");
    assertThat(shop.release())
        .asInstanceOf(type(Release.Retold.class))
        .satisfies(retold -> assertThat(retold.patched().at("/spec/paused").asBoolean()).isTrue());
  }

  @Test
  void whatIsNotHeldIsNotTouched() {
    shop.apply("Deployment", spec(GatedKind.Deployment, APPLIED, "v1"));
    assertThat(shop.release()).isEqualTo(new Release.NotHeld());
  }

  @Test
  void marksThatAreBrokenHoldNothingBack() {
    shop.apply("Deployment", spec(GatedKind.Deployment, PENDING, "v2"));
    var annotations = (ObjectNode) shop.stored().path("metadata").path("annotations");
    annotations.remove(Marks.AWAITS);
    annotations.put(Marks.BEFORE, "{").put(Marks.SINCE, "yesterday");
    shop.applied("orders", "2");
    assertThat(freed().path("spec").has("paused")).isFalse();
    assertThat(freed().path("metadata").has("annotations")).isFalse();
  }

  @Test
  void podLosesOurGateAlone() {
    var pod =
        """
        # YAML
        metadata:
          namespace: shop
          labels: {sluice.dev/held: 'true', app: orders}
          annotations: {sluice.dev/requires: orders@2, sluice.dev/awaits: orders@2}
        spec: {schedulingGates: [{name: kueue}, {name: sluice.dev/schema}]}
        """;
    var gate = new Gate(shop.applied("orders", "2"));
    var release = Release.of(HeldKind.POD, Serialization.unmarshal(pod, JsonNode.class), gate);
    var freed = ((Release.Freed) release).patched();
    assertThat(freed.at("/spec/schedulingGates")).hasSize(1);
    assertThat(freed.at("/spec/schedulingGates/0/name").asText()).isEqualTo("kueue");
    assertThat(freed.path("metadata").path("labels")).hasSize(1);
    assertThat(freed.path("metadata").path("annotations")).hasSize(1);
  }

  private JsonNode freed() {
    assertThat(shop.release()).isInstanceOf(Release.Freed.class);
    return ((Release.Freed) shop.release()).patched();
  }

  private static String spec(GatedKind kind, String requires, String image) {
    var template =
        "{template: {metadata: {annotations: {sluice.dev/requires: '%s'}}, spec: {x: %s}}}"
            .formatted(requires, image);
    return kind == GatedKind.CronJob ? "{jobTemplate: {spec: %s}}".formatted(template) : template;
  }
}
