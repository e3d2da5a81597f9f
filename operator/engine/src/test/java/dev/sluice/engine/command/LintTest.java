package dev.sluice.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
                + ":4:1: error: COMMIT is not allowed: Sluice runs each script in one transaction"
                + " together with its history row. Remove it.",
            file + ":5:1: High drop-table: DROP TABLE b");
    assertThat(told.out()).endsWith("1 script, risk High: 1 High, 3 errors\n");
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
    write("V1__a.sql", "CREATE TABLE a (i int);");
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
                    .isEqualTo(
                        "{\"scripts\":4,\"risk\":\"High\",\"findings\":{\"High\":1},\"errors\":0}"));
  }

  @Test
  void aRealSetIsAllNew() {
    assertThat(lint(NAVIDOCS.toString(), "--fail-on", "medium"))
        .isEqualTo(new Told(0, "12 scripts, risk Low: no findings\n"));
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
