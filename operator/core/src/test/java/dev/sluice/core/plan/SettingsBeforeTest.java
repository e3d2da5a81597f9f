package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.sql.ParsedStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsBeforeTest {

  @Test
  void settingsOfTheSessionAreMadeAgainInOrder() {
    PendingScript script =
        script(
            "SET search_path = a",
            "CREATE TABLE t ()",
            "set role x",
            "SET LOCAL work_mem = 1",
            "SET TRANSACTION READ WRITE",
            "SET CONSTRAINTS ALL DEFERRED",
            "SELECT pg_catalog.set_config('x.y', current_setting('x.z') || '1', false);",
            "SELECT set_config('x.y', '', true)",
            "RESET ROLE",
            "LOAD 'auto_explain'",
            "VACUUM t",
            "DISCARD ALL",
            "SET TIME ZONE 'UTC'",
            "VACUUM t");

    assertThat(lines(script.settingsBefore(1))).isEmpty();
    assertThat(lines(script.settingsBefore(3))).containsExactly(1);
    assertThat(lines(script.settingsBefore(11))).containsExactly(1, 3, 7, 9, 10);
    assertThat(lines(script.settingsBefore(14))).containsExactly(13);
  }

  private static List<Integer> lines(List<ParsedStatement> statements) {
    return statements.stream().map(ParsedStatement::line).toList();
  }

  private static PendingScript script(String... statements) {
    ScriptSet set = TestScripts.set("V1__a.sql", String.join("\n", statements));
    return PlannerTest.planned(TestScripts.input("latest", set), History.NONE, null)
        .pending()
        .getFirst();
  }
}
