package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts from wherever they may come, up to Ready. */
@InNamespace
class SourcesE2E {
  private static final String HISTORY =
      "select version, script, success from flyway_schema_history order by installed_rank";

  @Test
  void inlineScriptsRunInOneJobAndTheLedgerKnows(Scenario scenario) {
    var boats =
        scenario.migrate(
            "boats",
            """
            source:
              inline:
                V1__boats.sql: create table boats (id int primary key, name text not null)
                V2__first.sql: insert into boats values (1, 'Ada')
            """);
    var status = boats.awaitReady();
    assertThat(boats.jobs()).hasSize(1);
    assertThat(status.phase()).isEqualTo("Ready");
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.applied().version()).isEqualTo("2");
    assertThat(status.pendingCount()).isZero();
    assertThat(Migration.message(status)).contains("at version 2", "nothing is pending");
    assertThat(scenario.query("select * from boats")).containsExactly("1|Ada");
    assertThat(scenario.query(HISTORY)).containsExactly("1|V1__boats.sql|t", "2|V2__first.sql|t");
    assertThat(scenario.query("select script, state from sluice.step order by id"))
        .containsExactly("V1__boats.sql|DONE", "V2__first.sql|DONE");
    assertThat(scenario.query("select attempt, outcome, resource from sluice.attempt"))
        .containsExactly("1|SUCCEEDED|" + scenario.namespace() + "/boats");
  }

  @Test
  void twoConfigMapsAreOneSetInTheOrderOfVersions(Scenario scenario) {
    scenario.scripts("later", Map.of("202601030000_c.up.sql", "insert into t values ('c')"));
    scenario.scripts(
        "earlier",
        Map.of(
            "202601010000_a.up.sql", "create table t (at text)",
            "202601010000_a.down.sql", "drop table t",
            "202601020000_b.up.sql", "insert into t values ('b')",
            "README.md", "no script"));
    var paired = scenario.migrate("paired", "source: {configMaps: [later, earlier]}");
    var status = paired.awaitReady();
    assertThat(paired.jobs()).hasSize(1);
    assertThat(status.applied().version()).isEqualTo("202601030000");
    assertThat(status.source().configMaps()).containsOnlyKeys("later", "earlier");
    assertThat(scenario.query("select at from t")).containsExactly("b", "c");
    assertThat(scenario.query("select version from flyway_schema_history order by installed_rank"))
        .containsExactly("202601010000", "202601020000", "202601030000");
  }

  @Test
  void imageWithoutShellLendsItsScripts(Scenario scenario) {
    var image = scenario.migrate("image", "source: {image: {reference: \"${scriptsImage}\"}}");
    assertThat(image.awaitReady().applied().version()).isEqualTo("2");
    assertThat(image.jobs()).hasSize(1);
    assertThat(scenario.query(HISTORY))
        .containsExactly("1|V1__boats.sql|t", "2|V2__boat_length.sql|t");
  }

  @Test
  void targetStopsAtAVersionAndLatestGoesOn(Scenario scenario) {
    scenario.scripts(
        "steps",
        Map.of(
            "V1__a.sql", "create table a ()",
            "V1.5__b.sql", "create table b ()",
            "V2__c.sql", "create table c ()"));
    var steps = scenario.migrate("steps", "source: {configMaps: [steps]}\ntarget: '1.5'");
    assertThat(steps.awaitReady().applied().version()).isEqualTo("1.5");
    assertThat(tables(scenario)).containsExactly("a", "b");

    steps = scenario.migrate("steps", "source: {configMaps: [steps]}\ntarget: latest");
    var status = steps.awaitReady();
    assertThat(status.observedGeneration()).isEqualTo(2);
    assertThat(status.applied().version()).isEqualTo("2");
    assertThat(status.history().getFirst().scripts()).isEqualTo(1);
    assertThat(steps.jobs()).hasSize(2);
    assertThat(tables(scenario)).containsExactly("a", "b", "c");
  }

  @Test
  void asMuchAsConfigMapsHoldIsFrozenInAsManyAsItNeeds(Scenario scenario) {
    var padding = "-- " + "x".repeat(1_000_000);
    scenario.scripts("one", Map.of("V1__t.sql", "create table t (n int);\n" + padding));
    scenario.scripts("two", Map.of("V2__row.sql", "insert into t values (1);\n" + padding));
    var big = scenario.migrate("big", "source: {configMaps: [one, two]}");
    assertThat(big.awaitReady().applied().version()).isEqualTo("2");
    assertThat(scenario.query("select * from t")).containsExactly("1");
  }

  @Test
  void placeholdersBecomeTheirValues(Scenario scenario) {
    var tenants =
        scenario.migrate(
            "tenants",
            """
            source: {inline: {V1__tenant.sql: "create table ${tenant}_orders (region text default '${region}')"}}
            placeholders: {tenant: acme, region: north}
            """);
    tenants.awaitReady();
    scenario.sql("insert into acme_orders default values");
    assertThat(scenario.query("select region from acme_orders")).containsExactly("north");
  }

  private static java.util.List<String> tables(Scenario scenario) {
    return scenario.query(
        "select tablename from pg_tables where schemaname = 'public' and length(tablename) = 1"
            + " order by 1");
  }
}
