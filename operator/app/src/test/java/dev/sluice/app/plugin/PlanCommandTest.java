package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put together from resource, frozen ConfigMaps and the answers about rights. */
class PlanCommandTest {
  private static final Terminal TERMINAL = new FakeTerminal(false, false);

  private GivenCluster given;

  @BeforeEach
  void start(@TempDir Path folder) {
    given = new GivenCluster(folder);
    given.orders(GivenCluster.migration(GivenCluster.HASH, 1, Map.of())).mayApprove(true);
  }

  @AfterEach
  void stop() {
    given.close();
  }

  @Test
  void theSqlIsTheFrozenOneAndFindingsSayWhy() throws IOException {
    assertThat(given.run(TERMINAL, "plan", "orders")).isZero();
    assertThat(given.printed())
        .contains("orders at db:5432, schema public")
        .contains("1 │ drop table orders;")
        .contains("▲ High  drop-table")
        .contains("Its rows are gone.")
        .contains("${tenant} is acme")
        .contains("V1__demo.sql is left out by V1__demo.sql.conf")
        .contains("ignored: README.md")
        .contains("(policy production)")
        .contains("ann may approve")
        .doesNotContain("harmless");
  }

  @Test
  void aScriptThatIsNotThePlannedOneIsNotShownAsIt(@TempDir Path folder) throws IOException {
    try (var tampered = new GivenCluster(folder)) {
      tampered.orders(GivenCluster.migration(GivenCluster.HASH, 1, Map.of())).mayApprove(true);
      tampered.server.replace("/api/v1/namespaces/shop/configmaps");
      tampered.frozen("select 'harmless';\n");
      assertThat(tampered.run(TERMINAL, "plan", "orders")).isZero();
      assertThat(tampered.printed())
          .contains("This script is not the one that was planned")
          .doesNotContain("harmless");
    }
  }

  @Test
  void jsonHasEverything() throws IOException {
    assertThat(given.run(TERMINAL, "plan", "orders", "-o", "json")).isZero();
    assertThat(given.printed())
        .contains("\"hash\":\"" + GivenCluster.HASH + "\"")
        .contains("\"sql\":\"drop table orders;\\n\"")
        .contains("\"rule\":\"drop-table\"")
        .contains("\"required\":1");
  }

  @Test
  void aNameOfAnotherKindIsRefused() throws IOException {
    assertThat(given.run(TERMINAL, "plan", "deployment/orders")).isEqualTo(2);
  }
}
