package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is scaled to zero and held comes back as it ran last. */
class IdleTest {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final Shop shop = new Shop().applied("orders", "1").pending("orders", "2");

  @BeforeEach
  void runsTheFirst() {
    shop.apply("Deployment", spec(2, "orders@1", "v1"));
  }

  @Test
  void heldAtZeroItKeepsWhatRanLast() {
    shop.scale(0);
    shop.change("spec", template("orders@2", "v2"));
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.spec("paused").asBoolean()).isFalse();
    assertThat(waiting()).isEqualTo("v2");
    assertThat(shop.release()).isEqualTo(new Release.Stays(shop.marks()));
  }

  @Test
  void heldByTheRequestThatScalesItUpItStartsWhatRanLast() {
    shop.scale(0);
    shop.replace("Deployment", spec(3, "orders@2", "v2"));
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.spec("replicas").asInt()).isEqualTo(3);
    assertThat(waiting()).isEqualTo("v2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scaledToZeroWhileItIsPausedItIsChangedOver(boolean twice) {
    pausedAtZero(twice ? shop.askingTwice() : shop);
    var retold = (Release.Retold) shop.release();
    shop.write(retold.patched());
    assertThat(shop.stored()).isEqualTo(retold.patched());
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.spec("paused").asBoolean()).isFalse();
    assertThat(waiting()).isEqualTo("v2");
    assertThat(shop.release()).isEqualTo(new Release.Stays(shop.marks()));
    shop.scale(2);
    shop.applied("orders", "2");
    assertThat(freed().at("/spec/template/spec/x").asText()).isEqualTo("v2");
    assertThat(freed().path("spec").has("paused")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scaledToZeroByARequestItIsChangedOverAtOnce(boolean twice) {
    shop.change("spec", template("orders@2", "v2"));
    (twice ? shop.askingTwice() : shop).change("spec", "{replicas: 0}");
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.spec("paused").asBoolean()).isFalse();
    assertThat(waiting()).isEqualTo("v2");
  }

  @Test
  void metBetweenLookAndWriteItTakesWhatWaits() {
    pausedAtZero(shop);
    var retold = (Release.Retold) shop.release();
    shop.applied("orders", "2");
    shop.write(retold.patched());
    assertThat(shop.image()).isEqualTo("v2");
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void theLastTemplateOfManyIsTheOneThatIsNotHeld() {
    shop.change("spec", template("orders@2", "v2"));
    shop.change("spec", template("orders@3", "v3"));
    shop.change("spec", "{replicas: 0}");
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(waiting()).isEqualTo("v3");
    shop.change("spec", template("orders@2", "v4"));
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(waiting()).isEqualTo("v4");
  }

  @Test
  void scalingUpByAPatchTakesNothingBack() {
    shop.scale(0);
    shop.change("spec", template("orders@2", "v2"));
    shop.change("spec", "{replicas: 3}");
    assertThat(shop.isHeld()).isTrue();
    assertThat(waiting()).isEqualTo("v2");
  }

  @Test
  void theOldManifestTakesTheWaitingTemplateBackWhateverItsReplicas() {
    shop.scale(0);
    shop.change("spec", template("orders@2", "v2"));
    shop.change("metadata", "{annotations: {%s: '{}'}}".formatted(LAST_APPLIED));
    assertThat(shop.isHeld()).isFalse();
    shop.change("spec", template("orders@2", "v2"));
    shop.replace("Deployment", spec(3, "orders@1", "v1"));
    assertThat(shop.isHeld()).isFalse();
    assertThat(shop.image()).isEqualTo("v1");
  }

  @Test
  void aPauseByAPersonStays() {
    shop.change("spec", "{paused: true, replicas: 0}");
    shop.change("spec", template("orders@2", "v2"));
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    shop.applied("orders", "2");
    assertThat(freed().path("spec").path("paused").asBoolean()).isTrue();
  }

  @Test
  void aNewOneAtZeroHasNothingThatRanLast() {
    var fresh = new Shop().applied("orders", "1").pending("orders", "2");
    fresh.apply("Deployment", spec(0, "orders@2", "v2"));
    assertThat(fresh.spec("paused").asBoolean()).isTrue();
    assertThat(fresh.marks().before()).isEqualTo(Trees.empty());
    fresh.change("spec", template("orders@3", "v3"));
    assertThat(fresh.image()).isEqualTo("v3");
    assertThat(fresh.release()).isEqualTo(new Release.Stays(fresh.marks()));
  }

  @Test
  void whatAPersonReleasedComesBackReleased() {
    shop.mayRelease("alice");
    shop.change("spec", template("orders@2", "v2"));
    shop.as("alice").change("metadata", "{annotations: {sluice.dev/release: page 12}}");
    var ran = shop.spec("template").deepCopy();
    shop.change("spec", template("orders@3", "v3"));
    shop.scale(0);
    shop.write(((Release.Retold) shop.release()).patched());
    assertThat(shop.spec("template")).isEqualTo(ran);
  }

  @Test
  void theShortFormGivesWhatRanLastNoNewRequirement() {
    var listed = new Shop().applied("orders", "1").pending("orders", "2");
    listed.apply("Deployment", "{replicas: 2, template: {spec: {x: v1}}}");
    var ran = listed.spec("template").deepCopy();
    listed.listed("orders@2");
    listed.change("spec", "{template: {spec: {x: v2}}}");
    assertThat(listed.isHeld()).isTrue();
    listed.scale(0);
    listed.write(((Release.Retold) listed.release()).patched());
    assertThat(listed.spec("template")).isEqualTo(ran);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStatefulSetKeepsWhatRanLastToo(boolean held) {
    var store = new Shop().applied("orders", "1").pending("orders", "2");
    store.apply(
        "StatefulSet",
        "{updateStrategy: {type: OnDelete}, " + spec(2, "orders@1", "v1").substring(1));
    var ran = store.stored().deepCopy();
    if (held) {
      store.change("spec", template("orders@2", "v2"));
      store.scale(0);
      store.write(((Release.Retold) store.release()).patched());
    } else {
      store.scale(0);
      store.change("spec", template("orders@2", "v2"));
    }
    assertThat(store.isHeld()).isTrue();
    store.scale(2);
    assertThat(store.stored().path("spec")).isEqualTo(ran.path("spec"));
    store.applied("orders", "2");
    var freed = ((Release.Freed) store.release()).patched();
    assertThat(freed.at("/spec/template/spec/x").asText()).isEqualTo("v2");
    assertThat(freed.at("/spec/updateStrategy/type").asText()).isEqualTo("OnDelete");
  }

  private static void pausedAtZero(Shop shop) {
    shop.change("spec", template("orders@2", "v2"));
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    shop.scale(0);
  }

  private String waiting() {
    return shop.marks().before().at("/wanted/spec/x").asText();
  }

  private JsonNode freed() {
    return ((Release.Freed) shop.release()).patched();
  }

  private static String spec(int replicas, String requires, String image) {
    return "{replicas: %d, %s".formatted(replicas, template(requires, image).substring(1));
  }

  private static String template(String requires, String image) {
    return "{template: {metadata: {annotations: {sluice.dev/requires: '%s'}}, spec: {x: %s}}}"
        .formatted(requires, image);
  }
}
