package dev.sluice.engine.command;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sluice.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class LintTest {
  private static final Path NAVIDOCS = Path.of("..", "..", "migrations", "navidocs");

  @TempDir private Path folder;

  private record Told(int code, String out) {}

  @Test
  void aFindingStandsUnderItsLineWithTheSaferForm() throws IOException {
    Path file = write("schema.sql", "-- why\n\n\t/* now */ CREATE INDEX\n  ON orders (a);\n");
    assertThat(lint(file.toString()).out())
        .isEqualTo(
            """
            %s:3:12: Medium create-index: CREATE INDEX ON orders (a)
                \t/* now */ CREATE INDEX
                \t          ^
              why    It takes SHARE on orders: all writes wait until the index is built, which takes as long as the table is large.
              safer  CREATE INDEX CONCURRENTLY ... ON orders ..., in a script of its own.
              rule   docs/reference/rules.md#create-index
            assumed: each table that the scripts do not make is there, in use, and large; --against DIR or --url URL reads what is there
            1 script, risk Medium: 1 Medium
            """
                .formatted(file));
  }

  @Test
  void allErrorsAreToldEachAtItsPlace() throws IOException {
    Path file =
        write(
            "V1__a.sql", "SELEKT 1;\nCREATE TABLE a\n  (i itn NOTT);\r\nCOMMIT;\nDROP TABLE b;\n");
    Told told = lint(file.toString());
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.out().lines().filter(line -> line.startsWith(file.toString())))
        .containsExactly(
            file + ":1:1: error: syntax error at or near \"SELEKT\"",
            file + ":3:10: error: syntax error at or near \"NOTT\"",
            file
                + ":4:1: note: COMMIT is not sent: Sluice begins and commits each segment itself,"
                + " together with its row in the ledger.",
            file + ":5:1: High drop-table: DROP TABLE b");
    assertThat(told.out()).endsWith("1 script, risk High: 1 High, 2 errors\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          good                             | CREATE TABLE a ()                   |              | 0
          a finding below the threshold    | CREATE INDEX ON a (b)               |              | 0
          one at it                        | CREATE INDEX ON a (b)               | --fail-on=medium | 1
          one above it                     | DROP TABLE a                        | --fail-on=medium | 1
          a wrong script                   | DROB TABLE a                        |              | 1
          a placeholder without a value    | DROP TABLE ${a}                     |              | 1
          a placeholder with one           | COMMENT ON TABLE ${a} IS NULL       | --placeholder=a=b | 0
          no risk of that name             | SELECT 1                            | --fail-on=some | 2
          """)
  void theExitCodeTellsHowItWent(String shown, String sql, String option, int code)
      throws IOException {
    Path file = write("any name.sql", sql);
    assertThat((option == null ? lint(file.toString()) : lint(file.toString(), option)).code())
        .isEqualTo(code);
  }

  @Test
  void whatCannotBeReadIsNoFinding() throws IOException {
    assertThat(lint(folder.resolve("none.sql").toString()).code()).isEqualTo(2);
    Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xe4});
    assertThat(lint(latin.toString()))
        .isEqualTo(
            new Told(
                2,
                "SourceInvalid: latin.sql is not UTF-8 text of at most 16 MiB. Correct the file.\n"));
    assertThat(lint(folder.toString()).out()).contains("latin.sql is named by neither convention");
  }

  @Test
  void aFolderIsASetInItsOrder() throws IOException {
    write("V2__b.sql", "CREATE INDEX ON a (i);\nDROP TABLE old;");
    write("V1__a.sql", "CREATE TABLE a (i bigint PRIMARY KEY);");
    write("U1__a.sql", "DROP TABLE a;");
    write("afterMigrate.sql", "ANALYZE a;");
    Told told = lint(folder.toString(), "--output", "json");
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.out().lines())
        .satisfiesExactly(
            finding ->
                assertThat(finding)
                    .startsWith("{\"path\":\"" + folder.resolve("V2__b.sql"))
                    .contains(
                        "\"column\":1,\"finding\":{\"rule\":\"drop-table\",\"risk\":\"High\","
                            + "\"script\":\"V2__b.sql\",\"line\":2"),
            sum ->
                assertThat(sum)
                    .startsWith(
                        "{\"scripts\":4,\"risk\":\"High\",\"findings\":{\"High\":1},\"errors\":0,"
                            + "\"assumed\":\"each table"));
  }

  @Test
  void aRealSetIsAllNew() {
    Told told = lint(NAVIDOCS.toString(), "--fail-on", "medium");
    assertThat(told.code()).isZero();
    assertThat(told.out()).endsWith("12 scripts, risk Low: no findings\n");
  }

  @Test
  void whatIsAcceptedIsShownWithItsReasonAndDoesNotFail() throws IOException {
    Path file =
        write(
            "V1__a.sql",
            """
            -- the old name is in use nowhere
            -- sluice:accept drop-table empty since June
            DROP TABLE a;
            -- sluice:accept drop-table
            DROP TABLE b;

            -- sluice:accept truncate too far above

            TRUNCATE c;
            -- sluice:accept create-index not what follows
            SELECT 1;
            """);
    Told told = lint(file.toString());
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.out().lines().filter(line -> line.startsWith(file.toString())))
        .satisfiesExactly(
            line -> assertThat(line).endsWith(":3:1: accepted drop-table: empty since June"),
            line ->
                assertThat(line).contains(":4:1: error: sluice:accept needs a rule and a reason"),
            line -> assertThat(line).endsWith(":5:1: High drop-table: DROP TABLE b"),
            line -> assertThat(line).contains(":7:1: note: sluice:accept truncate has no effect"),
            line -> assertThat(line).endsWith(":9:1: High truncate: TRUNCATE c"),
            line -> assertThat(line).contains(":10:1: note: sluice:accept create-index has no"));
    Path one = write("V2__b.sql", "-- sluice:accept drop-table empty\nDROP TABLE a;");
    assertThat(lint(one.toString(), "--fail-on", "medium").code()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a rule is switched off     | rules: {drop-table: off}     | 0 | risk Low: no findings
          a rule is less severe      | rules: {drop-table: medium}  | 0 | Medium drop-table
          a rule is more severe      | rules: {create-index: High, drop-table: off} | 1 | High create-index
          no rule has that name      | rules: {drop-tabel: off}     | 2 | no rule is named drop-tabel; did you mean drop-table?
          no severity has that name  | rules: {drop-table: loud}    | 2 | loud is not off, info, low, medium or high
          no key has that name       | rule: {drop-table: off}      | 2 | it must have the key rules alone
          no YAML                    | rules: {drop-table           | 2 | it is not YAML
          """)
  void aFileBesideTheScriptsSetsSeverities(String shown, String yaml, int code, String says)
      throws IOException {
    write("sluice.yaml", yaml);
    write("V1__a.sql", "DROP TABLE a; CREATE INDEX ON b (c);");
    write("V2__b.sql", "SELECT 1");
    for (Path path : List.of(folder, folder.resolve("V1__a.sql"))) {
      Told told = lint(path.toString());
      assertThat(told.code()).isEqualTo(code);
      assertThat(told.out().replace("1 Medium", "no findings").replace("Medium: no", "Low: no"))
          .contains(says)
          .doesNotContain("Optional", "ignored");
    }
  }

  @Test
  void scriptsThatCountAsAppliedTellWhatWasThere() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id bigint PRIMARY KEY, n varchar(20));");
    write("V3__c.sql", "ALTER TABLE a ALTER n TYPE char(5);");
    write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
    Path file =
        write(
            "V2__b.sql",
            "ALTER TABLE a ALTER n TYPE text;\nUPDATE a SET n = '' WHERE id = 1;\n"
                + "CREATE OR REPLACE VIEW v AS SELECT id, n FROM a;");
    assertThat(lint(file.toString()).out()).contains("High change-type", "Medium update-rows");
    assertThat(lint(file.toString(), "--against", folder.toString()).out())
        .contains("Info widen-type", "Info update-by-key", "Info compatible-view")
        .doesNotContain("assumed")
        .endsWith("1 script, risk Low: 3 Info\n");
    Path view = folder.resolve("R__v.sql");
    assertThat(lint(view.toString(), "--against", folder.toString()).out())
        .contains("replace-view");
  }

  @Test
  void aDomainIsKnownWhereverItWasMoved() throws IOException {
    write(
        "V1__a.sql",
        """
        CREATE DOMAIN bounded AS int CHECK (VALUE > 0);
        ALTER DOMAIN bounded SET SCHEMA s;
        CREATE DOMAIN fresh AS uuid;
        ALTER DOMAIN fresh SET DEFAULT gen_random_uuid();
        ALTER DOMAIN fresh RENAME TO fresher;
        """);
    Path file = write("V2__b.sql", "ALTER TABLE a ADD n s.bounded;\nALTER TABLE a ADD m fresher;");
    assertThat(lint(file.toString(), "--against", folder.toString()).out())
        .contains("Medium constrained-domain", "Medium volatile-default");
  }

  @Test
  void githubShowsFindingsBesideTheirLines() throws IOException {
    Path file = write("50%, a:b.sql", "SELECT 1;\n  DROP TABLE a;");
    assertThat(lint(file.toString(), "--output", "github").out())
        .startsWith(
            "::error file="
                + folder
                + "/50%25%2C a%3Ab.sql,line=2,col=3,title=drop-table::The table's rows are gone");
  }

  @Test
  void sarifHoldsAllFindingsWithTheirRules() throws IOException {
    Path file =
        write("V1 a.sql", "-- sluice:accept truncate tested\nTRUNCATE a;\n\u00e4;DROP TABLE b;");
    String out = lint(file.toString(), "--output", "sarif").out();
    assertThat(out.lines()).hasSize(1);
    Map<?, ?> sarif = Json.read(out, Map.class).orElseThrow();
    assertThat(sarif.get("version")).isEqualTo("2.1.0");
    assertThat(out)
        .contains(
            "\"ruleId\":\"drop-table\"",
            "\"region\":{\"startColumn\":3,\"startLine\":3}",
            "V1%20a.sql",
            "\"justification\":\"tested\"",
            "\"ruleId\":\"script-error\"",
            "\"help\":{\"text\":\"docs/reference/rules.md#drop-table\"}");
  }

  @Test
  void aScriptThatIsLeftOutIsNamedAndNotReviewed() throws IOException {
    write("V1__a.sql", "DROP TABLE old;");
    write("V1__a.sql.conf", "shouldExecute=false");
    write("V2__b.sql", "CREATE TABLE b (t text DEFAULT '${not_replaced}');");

    assertThat(lint(folder.toString(), "--no-placeholder-replacement"))
        .extracting(Told::out, as(STRING))
        .contains("V1__a.sql is left out by V1__a.sql.conf\n")
        .contains("1 script, risk Low: 1 Info\n");
  }

  @Test
  void theSettingsBesideASingleFileCount() throws IOException {
    Path script = write("V2__b.sql", "CREATE TABLE b (t text DEFAULT '${not_replaced}');");
    write("V2__b.sql.conf", "placeholderReplacement=false");

    assertThat(lint(script.toString()).code()).isZero();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Told lint(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "lint";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            InstantSource.system(), Map.of(), new PrintStream(out, false, StandardCharsets.UTF_8));
    int code =
        RunnerMain.addTo(
                new CommandLine(CommandSpec.create()), RunnerMain.commands(surroundings), all)
            .execute(all);
    return new Told(code, out.toString(StandardCharsets.UTF_8));
  }
}
