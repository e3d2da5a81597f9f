package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One request after another on one workload, as the API server would store what comes back. */
class WorkloadGateTest {
  private static final String APPLIED = "orders@1";
  private static final String PENDING = "orders@2";

  private final Shop shop = new Shop().applied("orders", "1").pending("orders", "2");

  @Test
  void newDeploymentThatIsMetPassesUntouched() {
    var answer = shop.apply("Deployment", template(APPLIED, "v1"));
    assertThat(shop.stored()).isEqualTo(answer.sent());
  }

  @Test
  void whatRequiresNothingPassesUntouched() {
    var answer = shop.apply("Deployment", "{template: {spec: {x: v1}}}");
    assertThat(shop.stored()).isEqualTo(answer.sent());
  }

  @Test
  void deploymentIsPausedAndSaysWhy() {
    var answer = shop.apply("Deployment", template(PENDING, "v2"));
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    assertThat(shop.marks())
        .isEqualTo(
            new Marks(
                "orders@2",
                Shop.NOW,
                "waits for orders@2: shop/orders is under way",
                Trees.empty()));
    assertThat(answer.warnings())
        .containsExactly(
            "held: waits for orders@2: shop/orders is under way. What runs goes on; this rolls out"
                + " by itself afterwards.");
  }

  @Test
  void pauseIsPutBackHoweverOftenItIsTakenAway() {
    shop.apply("Deployment", template(PENDING, "v2"));
    shop.later();
    shop.change("spec", "{paused: false}");
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    assertThat(shop.marks().since()).isEqualTo(Shop.NOW);
    shop.replace("Deployment", template(PENDING, "v2"));
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    assertThat(shop.marks().since()).isEqualTo(Shop.NOW);
  }

  @Test
  void oldTemplateThatIsAppliedAgainGoesOn() {
    shop.apply("Deployment", template(APPLIED, "v1"));
    var before = shop.stored();
    shop.change("spec", template(PENDING, "v2"));
    shop.change("spec", template(APPLIED, "v1"));
    assertThat(shop.stored()).isEqualTo(before);
  }

  @Test
  void pauseByAPersonStays() {
    shop.apply("Deployment", "{paused: true, " + template(PENDING, "v2").substring(1));
    shop.applied("orders", "2");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.spec("paused").asBoolean()).isTrue();
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void personWhoResumesWhatTheyPausedIsHeard() {
    shop.apply("Deployment", "{paused: true, " + template(PENDING, "v2").substring(1));
    shop.change("spec", "{paused: false}");
    shop.applied("orders", "2");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.spec("paused").asBoolean()).isFalse();
  }

  @Test
  void unknownMigrationHolds() {
    shop.apply("Deployment", template("ordres@1", "v1"));
    assertThat(shop.marks().because())
        .isEqualTo("waits for ordres@1: there is no SchemaMigration shop/ordres");
  }

  @Test
  void malformedRequirementIsRefusedWhereSomebodyReadsIt() {
    assertThat(shop.apply("Deployment", template("orders", "v1")).denied())
        .startsWith("the annotation sluice.dev/requires of the pod template is wrong: \"orders\"");
  }

  @Test
  void statefulSetStaysAtItsRevisionAndGetsItsStrategyBack() {
    var strategy = "updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 2}}, ";
    shop.apply("StatefulSet", "{" + strategy + template(APPLIED, "v1").substring(1));
    var before = shop.spec("updateStrategy").deepCopy();
    shop.change("spec", template(PENDING, "v2"));
    assertThat(shop.spec("updateStrategy").path("rollingUpdate").path("partition").asInt())
        .isEqualTo(Integer.MAX_VALUE);
    shop.change("spec", "{updateStrategy: {rollingUpdate: {partition: 0}}}");
    assertThat(shop.spec("updateStrategy").path("rollingUpdate").path("partition").asInt())
        .isEqualTo(Integer.MAX_VALUE);
    shop.applied("orders", "2");
    shop.replace("StatefulSet", "{" + strategy + template(PENDING, "v2").substring(1));
    assertThat(shop.spec("updateStrategy")).isEqualTo(before);
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void strategyThatIsChangedMeanwhileIsTheOnePutBack() {
    shop.apply("StatefulSet", template(PENDING, "v2"));
    shop.change("spec", "{updateStrategy: {type: OnDelete, rollingUpdate: null}}");
    shop.applied("orders", "2");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.spec("updateStrategy").path("type").asText()).isEqualTo("OnDelete");
    assertThat(shop.spec("updateStrategy").has("rollingUpdate")).isFalse();
  }

  @Test
  void jobIsSuspended() {
    shop.apply("Job", template(PENDING, "v2"));
    assertThat(shop.spec("suspend").asBoolean()).isTrue();
  }

  @Test
  void daemonSetKeepsItsTemplateAndTheNewOneWaits() {
    shop.apply("DaemonSet", template(APPLIED, "v1"));
    var before = shop.stored();
    shop.change("spec", template(PENDING, "v2"));
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.marks().before().at("/wanted/spec/x").asText()).isEqualTo("v2");
    shop.change("spec", template(PENDING, "v3"));
    assertThat(shop.image()).isEqualTo("v1");
    assertThat(shop.marks().before().at("/wanted/spec/x").asText()).isEqualTo("v3");
    shop.change("spec", template(APPLIED, "v1"));
    assertThat(shop.stored()).isEqualTo(before);
  }

  @Test
  void daemonSetThatIsMetMeanwhileTakesWhatIsApplied() {
    shop.apply("DaemonSet", template(APPLIED, "v1"));
    shop.change("spec", template(PENDING, "v2"));
    shop.applied("orders", "2");
    shop.change("spec", template(PENDING, "v3"));
    assertThat(shop.image()).isEqualTo("v3");
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void newDaemonSetIsLetInForItsPodsAreHeld() {
    shop.apply("DaemonSet", template(PENDING, "v2"));
    assertThat(shop.image()).isEqualTo("v2");
    assertThat(shop.isHeld()).isTrue();
    shop.change("spec", template("orders@3", "v3"));
    assertThat(shop.image()).isEqualTo("v3");
    assertThat(shop.marks().awaits()).isEqualTo("orders@3");
  }

  @Test
  void cronJobKeepsItsOldScheduleGoing() {
    shop.apply("CronJob", cron(APPLIED, "v1"));
    shop.change("spec", cron(PENDING, "v2"));
    assertThat(shop.spec("suspend").asBoolean()).isFalse();
    assertThat(shop.stored().at("/spec/jobTemplate/spec/template/spec/x").asText()).isEqualTo("v1");
    shop.change("spec", "{suspend: true}");
    assertThat(shop.marks().before().at("/wanted/spec/template/spec/x").asText()).isEqualTo("v2");
  }

  @Test
  void whoMayReleasesTheseKeysOfThisTemplate() {
    shop.mayRelease("alice");
    shop.apply("Deployment", template(PENDING, "v2"));
    shop.as("alice").change("metadata", "{annotations: {sluice.dev/release: page 12}}");
    assertThat(shop.isHeld()).isFalse();
    assertThat(shop.spec("paused").asBoolean()).isFalse();
    assertThat(Template.of(shop.spec("template")).released())
        .contains("orders@2 by alice: page 12");
    assertThat(shop.lifted()).containsExactly("orders@2 by alice: page 12");
    shop.change("spec", template(PENDING, "v3"));
    assertThat(shop.isHeld()).isFalse();
    shop.change("spec", template("orders@3", "v3"));
    assertThat(shop.marks().awaits()).isEqualTo("orders@3");
    assertThat(Template.of(shop.spec("template")).released()).isEmpty();
  }

  @Test
  void releaseOfADaemonSetTakesWhatWaits() {
    shop.mayRelease("alice");
    shop.apply("DaemonSet", template(APPLIED, "v1"));
    shop.change("spec", template(PENDING, "v2"));
    shop.as("alice").change("metadata", "{annotations: {sluice.dev/release: page 12}}");
    assertThat(shop.image()).isEqualTo("v2");
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void whoMayNotIsRefused() {
    shop.apply("Deployment", template(PENDING, "v2"));
    var answer = shop.as("bob").change("metadata", "{annotations: {sluice.dev/release: now}}");
    assertThat(answer.denied()).startsWith("bob may not release orders-api");
    assertThat(shop.isHeld()).isTrue();
  }

  @Test
  void releaseThatIsWrittenByHandIsTakenOut() {
    shop.apply("Deployment", template(PENDING, "v2"));
    shop.change(
        "spec",
        "{template: {metadata: {annotations: {sluice.dev/released: 'orders@2 by me: so'}}}}");
    assertThat(shop.isHeld()).isTrue();
    assertThat(Template.of(shop.spec("template")).released()).isEmpty();
  }

  @Test
  void marksThatAreWrittenByHandAreNone() {
    shop.apply("Deployment", template(APPLIED, "v1"));
    shop.change(
        "metadata", "{labels: {sluice.dev/held: 'true'}, annotations: {sluice.dev/awaits: x@1}}");
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void listedWorkloadRequiresTheTarget() {
    shop.listed("orders@2");
    shop.apply("Deployment", "{template: {spec: {x: v2}}}");
    assertThat(shop.marks().awaits()).isEqualTo("orders@2");
    assertThat(Template.of(shop.spec("template")).requires()).isEqualTo("orders@2");
  }

  @Test
  void listedWorkloadWhoseTemplateStaysTheSameRequiresWhatItDid() {
    shop.listed("orders@1");
    shop.apply("Deployment", "{template: {spec: {x: v1}}}");
    shop.listed("orders@2");
    shop.replace("Deployment", "{replicas: 5, template: {spec: {x: v1}}}");
    assertThat(Template.of(shop.spec("template")).requires()).isEqualTo("orders@1");
    shop.replace("Deployment", "{replicas: 5, template: {spec: {x: v2}}}");
    assertThat(Template.of(shop.spec("template")).requires()).isEqualTo("orders@2");
    assertThat(shop.isHeld()).isTrue();
  }

  @Test
  void ownRequirementIsNotOverruled() {
    shop.listed("orders@2");
    shop.apply("Deployment", template(APPLIED, "v1"));
    assertThat(Template.of(shop.spec("template")).requires()).isEqualTo(APPLIED);
  }

  private static String template(String requires, String image) {
    return "{template: {metadata: {annotations: {sluice.dev/requires: '%s'}}, spec: {x: %s}}}"
        .formatted(requires, image);
  }

  private static String cron(String requires, String image) {
    return "{jobTemplate: {spec: %s}}".formatted(template(requires, image));
  }
}
