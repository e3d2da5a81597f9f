package dev.sluice.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Books;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What must be there in the end, and nothing besides. */
record Account(Scenario scenario, Life life, Migration migration, Doors doors) {
  void check() {
    migration.awaitReady();
    migration.jobsExpire().orTimeout(30, TimeUnit.SECONDS).join();
    migration.jobsFinish().orTimeout(60, TimeUnit.SECONDS).join();
    database();
    status();
    objects();
  }

  private void database() {
    var books = new Books(scenario);
    assertThat(doors.ran()).containsExactly("V1", "V2");
    assertThat(books.history()).containsExactly("1|t", "2|t");
    assertThat(books.attempts()).isEqualTo(life.attempts());
    assertThat(books.overlaps()).isEmpty();
  }

  private void status() {
    var remembered =
        migration.status().history().reversed().stream()
            .map(run -> run.kind() + " " + run.outcome())
            .toList();
    assertThat(remembered).as("runs in status").isEqualTo(life.outcomes());
    assertThat(migration.status().lastFailure()).isNull();
  }

  /** One Job for each run, and no frozen input that no Job mounts. */
  private void objects() {
    assertThat(migration.jobs()).as("Jobs").hasSize(life.outcomes().size());
    var mounted = migration.jobs().stream().flatMap(Account::configMaps).toList();
    var frozen = scenario.client().configMaps().inNamespace(scenario.namespace());
    assertThat(frozen.withLabel("sluice.dev/uid").list().getItems())
        .as("frozen inputs")
        .isNotEmpty()
        .allSatisfy(map -> assertThat(mounted).contains(map.getMetadata().getName()))
        .allSatisfy(this::goesWithTheResource);
  }

  private static Stream<String> configMaps(Job job) {
    return job.getSpec().getTemplate().getSpec().getVolumes().stream().flatMap(Account::sources);
  }

  private static Stream<String> sources(Volume volume) {
    var direct = Stream.ofNullable(volume.getConfigMap()).map(map -> map.getName());
    var projected =
        Stream.ofNullable(volume.getProjected())
            .flatMap(projection -> projection.getSources().stream())
            .flatMap(source -> Stream.ofNullable(source.getConfigMap()))
            .map(map -> map.getName());
    return Stream.concat(direct, projected);
  }

  private void goesWithTheResource(ConfigMap map) {
    var uid = migration.resource().require().getMetadata().getUid();
    assertThat(map.getMetadata().getOwnerReferences())
        .anySatisfy(owner -> assertThat(owner.getUid()).isEqualTo(uid));
  }
}
