package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the way to the database: Secret, password, address, server. */
@InNamespace
class CredentialsE2E {
  private static final String SCRIPT = "source: {inline: {V1__t.sql: create table t ()}}\n";
  private static final String WITH_SECRET =
      SCRIPT + "database: {url: \"${url}\", credentials: {secretName: own}}\n";

  @Test
  void missingSecretIsNamedAndTheSameJobStartsWhenItComes(Scenario scenario) {
    var migration = scenario.migrate("m", WITH_SECRET);
    var status = migration.awaitStalled("PodCannotStart");
    assertThat(Migration.message(status)).contains("secret \"own\" not found", "Mend that");
    scenario.secret("own", Map.of("username", scenario.namespace(), "password", "e2e"));
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void secretWithoutUsernameIsToldBeforeTheRunnerStarts(Scenario scenario) {
    scenario.secret("own", Map.of("password", "e2e"));
    var migration = scenario.migrate("m", WITH_SECRET);
    var status = migration.awaitStalled("PodCannotStart");
    assertThat(Migration.message(status)).contains("couldn't find key username in Secret", "own");
    scenario.secret("own", Map.of("username", scenario.namespace(), "password", "e2e"));
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void secretWithoutPasswordIsToldWithTheKeysItNeeds(Scenario scenario) {
    scenario.secret("own", Map.of("username", scenario.namespace()));
    var migration = scenario.migrate("m", WITH_SECRET);
    var status = migration.awaitStalled("AuthenticationFailed");
    assertThat(Migration.message(status)).contains("needs the keys username and password");
    assertThat(migration.jobs()).hasSize(1);
    scenario.secret("own", Map.of("username", scenario.namespace(), "password", "e2e"));
    scenario.cluster().kubectl().type(Migration.command(status));
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(2);
  }

  @Test
  void wrongPasswordIsTriedTwiceAtMost(Scenario scenario) {
    scenario.secret("own", Map.of("username", scenario.namespace(), "password", "guessed"));
    var migration = scenario.migrate("m", WITH_SECRET);
    var status = migration.awaitStalled("AuthenticationFailed");
    assertThat(Migration.message(status))
        .contains("The database refused user or password", "Correct the keys");
    assertThat(status.lastFailure().sqlState()).isEqualTo("28P01");
    assertThat(status.history().getFirst().durationSeconds()).isLessThan(10);
    assertThat(migration.jobs()).hasSize(1);
    assertThat(scenario.cluster().postgres().log())
        .filteredOn(
            line -> line.contains("authentication failed for user \"" + scenario.namespace()))
        .hasSizeBetween(1, 2);
  }

  @Test
  void serverThatDoesNotAnswerIsTriedWithinTheTimeForRetries(Scenario scenario) {
    scenario.applyYaml(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: deserted}
        spec: {selector: {app: nobody}, ports: [{port: 5432}]}
        """);
    var migration =
        scenario.migrate(
            "m",
            SCRIPT
                + """
                database:
                  url: jdbc:postgresql://deserted:5432/boats
                  credentials: {secretName: postgres}
                run: {retries: {within: 3s}}
                """);
    var status = migration.awaitStalled("DatabaseUnreachable");
    assertThat(Migration.message(status)).contains("Check host and port of the url");
    assertThat(migration.jobs()).hasSize(1);
    assertThat(migration.log(status.run().job()))
        .anyMatch(line -> line.contains("waiting: next try"));
  }

  @Test
  void unknownHostIsToldAsSuch(Scenario scenario) {
    var migration =
        scenario.migrate(
            "m",
            SCRIPT
                + """
                database:
                  url: jdbc:postgresql://no-such-host.demo:5432/nowhere
                  credentials: {secretName: postgres}
                run: {retries: {within: 1s}}
                """);
    var status = migration.awaitStalled("DatabaseUnreachable");
    assertThat(Migration.message(status))
        .contains("No connection to the database", "Check host and port");
  }

  @Test
  void databaseThatIsNotThereIsToldAsSuch(Scenario scenario) {
    var migration =
        scenario.migrate(
            "m",
            SCRIPT
                + """
                database:
                  url: jdbc:postgresql://postgres.demo:5432/nowhere
                  credentials: {secretName: postgres}
                """);
    var status = migration.awaitStalled("DatabaseUnreachable");
    assertThat(Migration.message(status))
        .contains("no such database", "\"nowhere\"", "Create it or correct the url");
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void standbyIsRefusedBeforeTheFirstStatement(Scenario scenario) {
    scenario.apply("standby");
    var migration =
        scenario.migrate(
            "m",
            SCRIPT
                + """
                database:
                  url: jdbc:postgresql://standby:5432/boats
                  credentials: {secretName: standby}
                run: {retries: {within: 90s}}
                """);
    var status = migration.awaitStalled("StandbyRefused");
    assertThat(Migration.message(status))
        .contains("The url leads to a standby", "Use the url of the primary");
    assertThat(migration.jobs()).hasSize(1);
  }
}
