package dev.sluice.app.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.observe.Desires;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.Requests;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobTemplateTest {
  private static final Settings SETTINGS =
      new Settings(
          Set.of(),
          "sluice:1",
          "IfNotPresent",
          Settings.ImageVolumes.auto,
          new ResourceRequirements(),
          Duration.ofHours(24),
          false,
          "sluice",
          "sluice",
          "me",
          1);
  private static final SourceFiles FILES =
      SourceFiles.of(Map.of("V1__a.sql", "select 1".getBytes(StandardCharsets.UTF_8)));
  private static final String INLINE = "{inline: {V1__a.sql: select 1}}";
  private static final String ON_RISK = INLINE + "\n  approval: {when: OnRisk}";
  private static final String IMAGE = "{image: {reference: scripts:1, path: /m}}";
  private static final Inputs INPUTS =
      Inputs.of(
          desired(INLINE),
          new RunKey("0123456789"),
          Requests.of(desired(INLINE), SchemaMigrationStatus.EMPTY),
          Optional.of(FILES));

  @Test
  void kubernetesNeverStartsASecondPodByItself() {
    var spec = job(INLINE, false, Optional.empty()).getSpec();
    assertThat(spec.getBackoffLimit()).isZero();
    assertThat(spec.getPodReplacementPolicy()).isEqualTo("Failed");
    assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
  }

  @Test
  void timeInWhichNoPodCanStartIsNotCounted() {
    var job = job(INLINE, false, Optional.empty());
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isNull();
    assertThat(job.getMetadata().getAnnotations()).containsEntry("sluice.dev/deadline", "600");
  }

  @Test
  void argumentsHoldTheDigestsOfAllThatIsMounted() {
    var hash = new PlanHash("sha256:" + "ab".repeat(32));
    var pod = job(INLINE, false, Optional.of(hash)).getSpec().getTemplate().getSpec();
    assertThat(pod.getContainers().getFirst().getArgs())
        .containsSequence("--plan-hash", hash.value())
        .containsSequence("--request-digest", INPUTS.requestDigest())
        .containsSequence("--source-digest", FILES.digest())
        .containsSequence("--system-identifier", "7");
  }

  @Test
  void aPlanThatNobodyApprovedStopsAtTheRiskItTurnsOutToHave() {
    var hash = new PlanHash("sha256:" + "ab".repeat(32));
    var pod = job(ON_RISK, false, Optional.of(hash)).getSpec().getTemplate().getSpec();
    assertThat(pod.getContainers().getFirst().getArgs())
        .containsSequence("--stop-at-risk", "Medium");
  }

  @Test
  void noPodHasATokenOrMoreRightsThanRestricted() {
    Stream.of(INLINE, IMAGE)
        .map(source -> pod(source, false))
        .forEach(pod -> {
          assertThat(pod.getAutomountServiceAccountToken()).isFalse();
          assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
          assertThat(pod.getSecurityContext().getSeccompProfile().getType())
              .isEqualTo("RuntimeDefault");
          assertThat(containers(pod))
              .allSatisfy(container -> {
                var context = container.getSecurityContext();
                assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
              });
        });
  }

  @Test
  void thePasswordIsAFileAndTheUserAVariableThatShowsAMissingSecret() {
    var runner = pod(INLINE, false).getContainers().getFirst();
    var user = runner.getEnv().getFirst();
    assertThat(user.getName()).isEqualTo("SLUICE_USERNAME");
    assertThat(user.getValueFrom().getSecretKeyRef().getOptional()).isFalse();
    assertThat(runner.getEnv())
        .anySatisfy(variable -> {
          assertThat(variable.getName()).isEqualTo("SLUICE_PASSWORD_FILE");
          assertThat(variable.getValue()).isEqualTo("/sluice/credentials/password");
        });
  }

  @Test
  void anApprovedPlanIsMounted() {
    var hash = new PlanHash("sha256:" + "ab".repeat(32));
    var job = job(INLINE, false, Optional.of(hash));
    var pod = job.getSpec().getTemplate().getSpec();
    assertThat(pod.getContainers().getFirst().getArgs())
        .containsSequence("--plan", "/sluice/plan/plan.json");
    assertThat(pod.getVolumes())
        .anySatisfy(volume -> {
          assertThat(volume.getName()).isEqualTo("plan");
          assertThat(volume.getConfigMap().getName()).isEqualTo("orders-plan-ababababab-01234");
        });
  }

  @Test
  void scriptsInAnImageAreCopiedWithoutAShell() {
    var pod = pod(IMAGE, false);
    assertThat(pod.getInitContainers())
        .extracting(Container::getImage)
        .containsExactly("sluice:1", "scripts:1");
    assertThat(pod.getInitContainers().get(1).getCommand())
        .containsExactly("/sluice/tools/copy", "/m", "/sluice/source");
    assertThat(pod.getContainers().getFirst().getArgs())
        .containsSequence("--source", "/sluice/source");
  }

  @Test
  void scriptsInAnImageAreMountedWhereTheServerCan() {
    var pod = pod(IMAGE, true);
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getVolumes())
        .anySatisfy(volume -> {
          assertThat(volume.getName()).isEqualTo("source");
          assertThat(volume.getImage().getReference()).isEqualTo("scripts:1");
        });
    assertThat(pod.getContainers().getFirst().getArgs())
        .containsSequence("--source", "/sluice/source/m");
  }

  @Test
  void resourcesOfTheSpecAreThoseOfEachContainer() {
    var own = IMAGE + "\n  run: {pod: {resources: {limits: {cpu: 500m, memory: 300Mi}}}}";
    var job = job(own, false, Optional.empty());
    assertThat(containers(job.getSpec().getTemplate().getSpec()))
        .hasSize(3)
        .allSatisfy(container ->
            assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory"));
    assertThat(job.getMetadata().getAnnotations()).containsEntry("sluice.dev/memory", "300Mi");
  }

  @Test
  void noMemoryLimitIsToldWhereThereIsNone() {
    assertThat(job(IMAGE, false, Optional.empty()).getMetadata().getAnnotations())
        .doesNotContainKey("sluice.dev/memory");
  }

  private static Stream<Container> containers(PodSpec pod) {
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  private static PodSpec pod(String source, boolean imageVolumes) {
    return job(source, imageVolumes, Optional.empty()).getSpec().getTemplate().getSpec();
  }

  private static Job job(String source, boolean imageVolumes, Optional<PlanHash> plan) {
    var key = new RunKey("0123456789");
    return new JobTemplate(SETTINGS, new ScriptVolume(SETTINGS, imageVolumes))
        .job(
            desired(source),
            new JobTemplate.Order(
                JobKind.APPLY, key, key, 1, INPUTS, Optional.of("7"), plan, List.of()));
  }

  private static Desired desired(String source) {
    return Desires.of(
        Serialization.unmarshal(
            """
            apiVersion: sluice.dev/v1alpha1
            kind: SchemaMigration
            metadata: {name: orders, namespace: shop, uid: u1, generation: 1}
            spec:
              database: {url: "jdbc:postgresql://db/orders", credentials: {secretName: s}}
              source: %s
            """
                .formatted(source),
            SchemaMigration.class),
        Stream.empty());
  }
}
