package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.NotRun;
import dev.sluice.core.run.Report;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names and settings as Flyway has them, beside Flyway itself. */
class NamesIT {
  private static final String LONG = "R__" + "figures_for_the_report_of_".repeat(9) + "2026.sql";
  private static final String ROWS =
      "SELECT row(installed_rank, version, description, type, script, checksum, installed_by,"
          + " success)::text FROM flyway_schema_history ORDER BY installed_rank";

  private final TestDatabase database = PostgresServer.shared().database();
  private final Map<String, String> scripts = new LinkedHashMap<>();
  @TempDir private Path folder;

  @Test
  void foldersNamesWithoutDescriptionAndCapitalsAreRecordedAsFlywayDoes() throws IOException {
    put("V1__runs.sql", "CREATE TABLE runs (script text);");
    put("V2__b.SQL", "CREATE TABLE b ();");
    put("sub/V3__c.sql", "CREATE TABLE c ();");
    put("2.0/deeper/V6.1.0.6.sql", "CREATE TABLE d ();");
    put("V7__.sql", "CREATE TABLE e ();");
    put("sub/V8__name.sql", "INSERT INTO runs VALUES ('${flyway:filename}');");
    put("R__.sql", "INSERT INTO runs VALUES ('R');");
    put("sub/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT '${flyway:filename}'::text AS t;");

    assertThat(ours().apply().failure()).isNull();

    TestDatabase theirs = PostgresServer.shared().database();
    flyway(theirs).migrate();
    System.out.println(
        "THEIRS "
            + flyway(theirs).validateWithResult().getAllErrorMessages()
            + flyway(theirs).migrate().migrationsExecuted);
    assertThat(database.list(ROWS)).isEqualTo(theirs.list(ROWS));
    String runs = "SELECT script FROM runs ORDER BY 1";
    assertThat(database.list(runs)).isEqualTo(theirs.list(runs));
    assertThat(flyway(database).validateWithResult().getAllErrorMessages()).isEmpty();
    assertThat(flyway(database).migrate().migrationsExecuted).isZero();
    assertThat(ours().apply().applied()).isEmpty();
  }

  /** Flyway itself would run it each time, and its validate would miss it. */
  @Test
  void aRepeatableWithALongNameRunsWhenItChangesAndOnlyThen() throws IOException {
    put("V1__runs.sql", "CREATE TABLE runs (script text);");
    put(LONG, "INSERT INTO runs VALUES ('long');");
    ours().apply();

    assertThat(ours().apply().failure()).isNull();
    put(LONG, "INSERT INTO runs VALUES ('longer');");
    assertThat(ours().apply().applied()).hasSize(1);
    assertThat(database.list("SELECT script FROM runs")).containsExactly("long", "longer");
  }

  @Test
  void aScriptInAnotherEncodingIsReadAsItsSettingsSay() throws IOException {
    put("V1__latin.sql", "CREATE TABLE t AS SELECT '\u00e4'::text AS c;", "ISO-8859-1");
    put("V2__wide.sql", "CREATE TABLE u AS SELECT '\u00e4'::text AS c;", "UTF-16");

    Report report = TestRun.on(database).folder(folder).apply();

    assertThat(report.failure()).isNull();
    assertThat(database.list("SELECT c FROM t UNION ALL SELECT c FROM u"))
        .containsExactly("\u00e4", "\u00e4");
    assertThat(flyway(database).validateWithResult().getAllErrorMessages()).isEmpty();
  }

  @Test
  void aScriptThatIsLeftOutIsNamedAndTheNextVersionsRun() throws IOException {
    put("V1__a.sql", "CREATE TABLE a ();");
    put("V2__demo.sql", "CREATE TABLE demo ();");
    put("V2__demo.sql.conf", "shouldExecute=false");
    put("V3__c.sql", "CREATE TABLE c ();");
    put("notes/README.md", "");

    Report report = ours().apply();

    assertThat(report.failure()).isNull();
    assertThat(report.applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V1__a.sql", "V3__c.sql");
    assertThat(report.plan().notRun())
        .isEqualTo(new NotRun(List.of("V2__demo.sql"), List.of("notes/README.md"), 0));
    assertThat(report.versions().pending()).isEmpty();
    Report again = ours().apply();
    assertThat(again.failure()).isNull();
    assertThat(again.applied()).isEmpty();
  }

  @Test
  void aVersionThatWasAppliedMayBeLeftOutLaterButNotTheOtherWayRound() throws IOException {
    put("V1__a.sql", "CREATE TABLE a ();");
    put("V2__b.sql", "CREATE TABLE b ();");
    ours().apply();
    put("V1__a.sql.conf", "shouldExecute=false");
    assertThat(ours().apply().failure()).isNull();

    put("V1.5__late.sql", "CREATE TABLE late ();");
    put("V1.5__late.sql.conf", "shouldExecute=false");
    assertThat(ours().apply().failure()).isNull();
    scripts.remove("V1.5__late.sql.conf");
    assertThat(ours().apply().failure().reason()).isEqualTo(Reason.HistoryDiverged);
  }

  @Test
  void settingsArePartOfThePlansHash() throws IOException {
    put("V1__a.sql", "CREATE TABLE a AS SELECT '${x}'::text AS t;");
    put("V1__a.sql.conf", "placeholderReplacement=false");
    Report before = ours().plan();
    put("V1__a.sql.conf", "placeholderReplacement=false\nexecuteInTransaction=true");

    assertThat(ours().plan().plan().hash()).isNotEqualTo(before.plan().hash());
    assertThat(ours().approved(before.plan()).apply().failure().reason())
        .isEqualTo(Reason.PlanChanged);
  }

  private void put(String name, String text) throws IOException {
    scripts.put(name, text);
    write(name, text, StandardCharsets.UTF_8);
  }

  private void put(String name, String text, String encoding) throws IOException {
    write(name, text, Charset.forName(encoding));
    write(name + ".conf", "encoding=" + encoding, StandardCharsets.UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(charset));
  }

  private TestRun ours() {
    return TestRun.on(database).scripts(scripts);
  }

  private Flyway flyway(TestDatabase on) {
    return Flyway.configure()
        .dataSource(on.url(), "postgres", "")
        .locations("filesystem:" + folder)
        .load();
  }
}
