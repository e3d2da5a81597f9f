package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1) a; COMMIT; UPDATE acct SET n = 1; SELECT * FROM (select 1",
        "select 1) a; SET TRANSACTION READ WRITE; UPDATE acct SET n = 1; SELECT * FROM (select 1",
        "select 1; UPDATE acct SET n = 1",
        "select 1) a, (select 1",
      })
  void aCheckDoesNotGetOutOfItsTransaction(String sql) {
    database.run("CREATE TABLE acct (n int)", "INSERT INTO acct VALUES (0)");

    Report report = check(sql, "1");

    assertThat(report.failure().reason()).isEqualTo(Reason.CheckFailed);
    assertThat(report.failure().message())
        .startsWith("Check c could not be run: it ")
        .endsWith("A check is one query that reads. Correct it, then retry.");
    assertThat(database.value("SELECT n FROM acct")).isEqualTo("0");
    assertThat(database.appliedScripts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; -- note",
        "select 1 -- note;",
        "with a as (select ';)') select 1 from a; /* done */ ;",
      })
  void commentsAndSemicolonsAtTheEndDoNoHarm(String sql) {
    assertThat(check(sql, "1").failure()).isNull();
  }

  @Test
  void stringsAreReadAsTheyWereCheckedWhateverTheDatabasesDefault() {
    database.run(
        "CREATE TABLE acct (n int)",
        "INSERT INTO acct VALUES (0)",
        "ALTER DATABASE " + database.name() + " SET standard_conforming_strings = off");

    check("select 'a\\') a; COMMIT; UPDATE acct SET n = 1; SELECT * FROM (select 1 --'", "1");

    assertThat(database.value("SELECT n FROM acct")).isEqualTo("0");
  }

  @Test
  void whatIsNotClosedIsASyntaxError() {
    assertThat(check("select (1", "1").failure().message())
        .contains("syntax error at end of input");
    assertThat(check("select 1 /* ", "1").failure().message()).contains("unterminated /* comment");
  }

  private Report check(String sql, String expect) {
    return TestRun.on(database)
        .checkBefore("c", sql, expect)
        .script("V1__a.sql", "CREATE TABLE a ();")
        .apply();
  }
}
