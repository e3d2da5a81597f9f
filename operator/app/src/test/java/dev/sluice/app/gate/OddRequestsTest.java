package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent twice, by several, by hand, or for another purpose. */
class OddRequestsTest {
  private static final String LAST = "kubectl.kubernetes.io/last-applied-configuration";

  private final Shop shop = new Shop().applied("orders", "1").pending("orders", "2");

  @ParameterizedTest
  @EnumSource(names = "Job", mode = EnumSource.Mode.EXCLUDE)
  void askedTwiceItSaysTheSame(GatedKind kind) {
    var twice = new Shop().applied("orders", "1").pending("orders", "2").askingTwice();
    for (var one : new Shop[] {shop, twice}) {
      one.apply(kind.name(), spec(kind, "orders@1", "x: v1"));
      one.change("spec", spec(kind, "orders@2", "x: v2"));
    }
    assertThat(twice.isHeld()).isTrue();
    assertThat(twice.stored()).isEqualTo(shop.stored());
  }

  @ParameterizedTest
  @EnumSource
  void askedTwiceAboutANewOneToo(GatedKind kind) {
    var twice = new Shop().applied("orders", "1").pending("orders", "2").askingTwice();
    for (var one : new Shop[] {shop, twice}) {
      one.apply(kind.name(), spec(kind, "orders@2", "x: v2"));
    }
    assertThat(twice.isHeld()).isTrue();
    assertThat(twice.stored()).isEqualTo(shop.stored());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata | {finalizers: [a]}            | true",
        "metadata | {ownerReferences: [{a: b}]}  | true",
        "spec     | {suspend: true}              | true",
        "metadata | {labels: {version: v1}}      | false",
        "metadata | {annotations: {commit: abc}} | false",
      })
  void whatMayBeARevertTakesTheWaitingTemplateBack(String field, String change, boolean waits) {
    shop.apply("CronJob", spec(GatedKind.CronJob, "orders@1", "x: v1"));
    shop.change("spec", spec(GatedKind.CronJob, "orders@2", "x: v2"));
    shop.change(field, change);
    assertThat(shop.isHeld()).isEqualTo(waits);
  }

  @Test
  void sameManifestAgainUponTheOldTemplateChangesNothing() {
    shop.apply("DaemonSet", spec(GatedKind.DaemonSet, "orders@1", "x: v1, gone: soon"));
    shop.replace("DaemonSet", spec(GatedKind.DaemonSet, "orders@2", "x: v2"));
    var waiting = shop.marks().before();
    shop.change("spec", spec(GatedKind.DaemonSet, "orders@2", "x: v2"));
    assertThat(shop.marks().before()).isEqualTo(waiting);
    assertThat(waiting.at("/wanted/spec").has("gone")).isFalse();
  }

  @Test
  void restartConcernsTheTemplateThatWaits() {
    shop.apply("DaemonSet", spec(GatedKind.DaemonSet, "orders@1", "x: v1"));
    shop.change("spec", spec(GatedKind.DaemonSet, "orders@2", "x: v2"));
    shop.change(
        "spec", "{template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: '12'}}}}");
    assertThat(shop.marks().before().at("/wanted/spec/x").asText()).isEqualTo("v2");
    assertThat(
            Trees.annotation(
                shop.marks().before().path("wanted"), "kubectl.kubernetes.io/restartedAt"))
        .isEqualTo("12");
  }

  @Test
  void jobThatRunsIsNotSuspended() {
    shop.apply("Job", spec(GatedKind.Job, "orders@1", "x: v1"));
    shop.unpublish("orders");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.spec("suspend").asBoolean()).isFalse();
    assertThat(shop.isHeld()).isFalse();
  }

  @Test
  void newCronJobIsSuspendedForItsJobsWouldPileUp() {
    shop.apply("CronJob", spec(GatedKind.CronJob, "orders@2", "x: v2"));
    assertThat(shop.spec("suspend").asBoolean()).isTrue();
    shop.change("spec", spec(GatedKind.CronJob, "orders@3", "x: v3"));
    assertThat(shop.spec("suspend").asBoolean()).isTrue();
    assertThat(shop.stored().at("/spec/jobTemplate/spec/template/spec/x").asText()).isEqualTo("v3");
    shop.applied("orders", "3");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.spec("suspend").asBoolean()).isFalse();
  }

  @Test
  void pauseThatAManifestAsksForMeanwhileStays() {
    shop.apply("Deployment", spec(GatedKind.Deployment, "orders@2", "x: v2"));
    shop.change("metadata", "{annotations: {%s: '{\"spec\":{\"paused\":true}}'}}".formatted(LAST));
    shop.applied("orders", "2");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(shop.isHeld()).isFalse();
    assertThat(shop.spec("paused").asBoolean()).isTrue();
  }

  @Test
  void releaseThatStoodThereBeforeTheRequirementFreesNothing() {
    shop.apply(
        "Deployment",
        "{template: {metadata: {annotations: {sluice.dev/released: 'orders@2 by alice: ok'}},"
            + " spec: {x: v1}}}");
    shop.change("spec", spec(GatedKind.Deployment, "orders@2", "x: v2"));
    assertThat(shop.isHeld()).isTrue();
  }

  @Test
  void oldRevisionThatComesBackBringsItsOwnRequirement() {
    shop.listed("orders@1");
    shop.apply("Deployment", "{template: {spec: {x: v1}}}");
    var first = shop.spec("template").deepCopy();
    shop.listed("orders@2");
    shop.applied("orders", "2");
    shop.replace("Deployment", "{template: {spec: {x: v2}}}");
    shop.listed("orders@3");
    shop.replace("Deployment", "{template: " + first + "}");
    assertThat(shop.isHeld()).isFalse();
    assertThat(Template.of(shop.spec("template")).requires()).isEqualTo("orders@1");
  }

  @Test
  void workloadThatIsListedLaterIsNotChangedByWhatElseIsDoneToIt() {
    shop.apply("Deployment", "{template: {spec: {x: v1}}}");
    shop.listed("orders@2");
    shop.change("metadata", "{labels: {a: b}}");
    assertThat(Template.of(shop.spec("template")).requires()).isEmpty();
  }

  private static String spec(GatedKind kind, String requires, String pod) {
    var template =
        "{template: {metadata: {annotations: {sluice.dev/requires: '%s'}}, spec: {%s}}}"
            .formatted(requires, pod);
    return kind == GatedKind.CronJob ? "{jobTemplate: {spec: %s}}".formatted(template) : template;
  }
}
