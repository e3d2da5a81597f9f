package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts that are missing or no valid set: the file is named, and nothing reaches the database.
 */
@InNamespace
class BadSourcesE2E {
  private static final String SCRIPTS = "source: {configMaps: [scripts]}\n";
  private static final String TABLE = "create table t ()";

  @Test
  void missingConfigMapIsNamedAndNoticedWhenItComes(Scenario scenario) {
    var migration = scenario.migrate("m", SCRIPTS);
    var status = migration.awaitStalled("SourceMissing");
    assertThat(Migration.message(status))
        .contains("ConfigMap " + scenario.namespace() + "/scripts does not exist", "Create it");
    assertThat(migration.jobs()).isEmpty();
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void oneMoreConfigMapThatIsMissingIsNoticedAfterReady(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    var migration = scenario.migrate("m", SCRIPTS);
    migration.awaitReady();
    scenario.migrate("m", "source: {configMaps: [scripts, more]}\n");
    assertThat(Migration.message(migration.awaitStalled("SourceMissing"))).contains("/more");
    scenario.scripts("more", Map.of("V2__u.sql", "create table u ()"));
    migration.awaitVersion("2");
  }

  @Test
  void fileInTwoConfigMapsIsRefusedBeforeAnyJob(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    scenario.scripts("more", Map.of("V1__t.sql", TABLE));
    var migration = scenario.migrate("m", "source: {configMaps: [scripts, more]}\n");
    var status = migration.awaitStalled("SourceInvalid");
    assertThat(Migration.message(status))
        .contains("V1__t.sql is in ConfigMap scripts and in ConfigMap more", "Remove it from one");
    assertThat(migration.jobs()).isEmpty();
    scenario.scripts("more", Map.of("V2__u.sql", "create table u ()"));
    assertThat(migration.awaitReady().applied().version()).isEqualTo("2");
  }

  record Bad(String what, Map<String, String> files, List<String> words) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> badSets() {
    return Stream.of(
        new Bad(
            "empty set",
            Map.of("README.md", "nothing here"),
            List.of("there is no script in it;", "name one V1__first.sql or")),
        new Bad(
            "two scripts of one version",
            Map.of("V1__t.sql", TABLE, "V1.0__u.sql", TABLE),
            List.of("V1.0__u.sql", "V1__t.sql", "the same version")),
        new Bad(
            "mixed conventions",
            Map.of("V1__t.sql", TABLE, "2_u.up.sql", TABLE),
            List.of("two naming conventions are mixed", "V1__t.sql", "2_u.up.sql")),
        new Bad(
            "name of neither convention",
            Map.of("V1__t.sql", TABLE, "v2_u.sql", TABLE),
            List.of("v2_u.sql is named by neither convention")),
        new Bad(
            "psql's own command",
            Map.of("V1__t.sql", TABLE, "V2__copy.sql", "select 1;\n\\copy t from 'x'"),
            List.of("V2__copy.sql line 2", "is a command of psql", "Remove the line")),
        new Bad(
            "placeholder without a value",
            Map.of("V1__t.sql", "create table ${tenant} ()"),
            List.of("V1__t.sql", "tenant")),
        new Bad(
            "transaction control",
            Map.of("V1__t.sql", TABLE + ";\nrollback;"),
            List.of("V1__t.sql line 2: rollback is not allowed", "Remove it")));
  }

  @ParameterizedTest
  @MethodSource("badSets")
  void invalidSetIsRefusedAtPlanning(Bad bad, Scenario scenario) {
    scenario.scripts("scripts", bad.files());
    assertRefused(scenario, bad.words());
  }

  @Test
  void bytesThatAreNotUtf8AreRefused(Scenario scenario) {
    scenario
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("scripts")
                .withNamespace(scenario.namespace())
                .endMetadata()
                .addToBinaryData("V1__latin1.sql", "c2VsZWN0ICfk9vwn") // select 'äöü' in Latin-1
                .build())
        .create();
    assertRefused(scenario, List.of("V1__latin1.sql is not UTF-8"));
  }

  @Test
  void targetOutsideTheSetIsRefused(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    var migration = scenario.migrate("m", SCRIPTS + "target: '7'\n");
    assertThat(Migration.message(migration.awaitStalled("SourceInvalid")))
        .contains("Target 7 is no version in the set", "Name one that is, or latest");
  }

  private static void assertRefused(Scenario scenario, List<String> words) {
    var migration = scenario.migrate("m", SCRIPTS);
    var status = migration.awaitStalled("SourceInvalid");
    assertThat(status.phase()).isEqualTo("Failed");
    assertThat(Migration.message(status)).contains(words);
    assertThat(status.lastFailure().reason()).isEqualTo("SourceInvalid");
    assertThat(migration.jobs()).hasSize(1);
    assertThat(scenario.query("select to_regclass('t'), to_regclass('flyway_schema_history')"))
        .containsExactly("null|null");
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    migration.awaitReady();
  }
}
