package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptSetReaderTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an empty set            | README.md                        | there is no script in it
          neither convention      | figures.sql                      | figures.sql is named by neither
          one underscore          | V1_no_separator.sql              | no __ after its version; name it V1__no_separator.sql
          below, no prefix        | V1__a.sql 2.0/2__b.sql           | 2.0/2__b.sql is named by neither
          below, other tools'     | V1__a.sql 2.0/003_c.sql          | 2.0/003_c.sql is named by neither
          below, one underscore   | V1__a.sql 2.0/v_c.sql            | 2.0/v_c.sql is named by neither
          below, a small letter   | V1__a.sql 2.0/v3__c.sql          | name it V3__c.sql
          a dash                  | V1-b.sql                         | name it V1__b.sql
          a small letter          | v1__x.sql                        | name it V1__x.sql
          a small letter, again   | r__x.SQL                         | name it R__x.SQL
          a version of words      | Vone__x.sql                      | Vone__x.sql is named by neither
          a version in R          | R1__x.sql                        | R1__x.sql is named by neither
          a repeatable's prefix   | V1__a.sql R.sql                  | R.sql is named by neither
          a longer suffix         | V1__x.sqll                       | V1__x.sqll looks like a script
          a text                  | V1__a.sql V2__x.sql.txt          | V2__x.sql.txt looks like a script
          a backup alone          | V1__a.sql V2__x.sql~             | V2__x.sql~ looks like a script
          in another folder       | V1__x.sql old/V1__x.sql.bak      | old/V1__x.sql.bak looks like a script
          no suffix               | V1__a.sql V2__x                  | V2__x looks like a script
          code                    | V1__a.sql V2__x.java             | V2__x.java looks like a script
          a short version         | V1__a.sql V2.sql.txt             | V2.sql.txt looks like a script
          a callback              | V1__a.sql afterMigrate.sql.txt   | afterMigrate.sql.txt looks like
          a half pair             | 1_a.up.sql 2_b.up.sql.orig       | 2_b.up.sql.orig looks like a script
          another ending          | 1_a.up.sql 2_b.down.psql         | 2_b.down.psql looks like a script
          no ending               | 1_a.up.sql 2_b.up                | 2_b.up looks like a script
          Diesel                  | V1__a.sql 2_b/metadata.toml      | 2_b/metadata.toml holds settings of Diesel
          Diesel's names          | 2_b/up.sql                       | 2_b/up.sql is named as Diesel
          Prisma's names          | 2_b/migration.sql                | 2_b/migration.sql is named as Prisma
          Prisma                  | V1__a.sql migration_lock.toml    | migration_lock.toml belongs to Prisma
          Sqitch                  | V1__a.sql sqitch.plan            | sqitch.plan holds the order of Sqitch
          settings alone          | V1__a.sql V2__b.sql.conf         | V2__b.sql.conf has settings for V2__b.sql, which is not there
          settings, another case  | V1__a.SQL V1__a.sql.conf         | V1__a.sql.conf has settings for V1__a.sql, which is not there
          settings, misnamed      | V1__a.sql V1__a.conf             | V1__a.conf would have no effect
          settings in capitals    | V1__a.sql V1__a.sql.CONF         | V1__a.sql.CONF would have no effect
          one version, two folders| a/V1__x.sql b/V1__x.sql          | a/V1__x.sql and b/V1__x.sql have the same version
          a callback twice        | V1__a.sql a/afterMigrate.sql b/afterMigrate.sql | are the same callback
          an unknown callback     | x/afterClean.sql                 | callback that Sluice does not run
          a baseline script       | B1__base.sql                     | B1__base.sql is named by neither
          one version twice       | V1__a.sql V1.0__b.sql            | have the same version
          one undo twice          | V1__a.sql U1__a.sql U1.0__b.sql  | U1__a.sql
          mixed conventions       | V1__a.sql 2_b.up.sql             | mixed: V1__a.sql and 2_b.up.sql
          a callback and pairs    | beforeMigrate.sql 2_b.up.sql     | mixed
          """)
  void whatDoesNotBelongIsNamed(String what, String names, String message) {
    String[] files =
        Arrays.stream(names.split(" "))
            .flatMap(name -> Stream.of(name, "SELECT 1"))
            .toArray(String[]::new);

    Failure failure = refused(TestScripts.files(files));

    assertThat(failure.reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(failure.message()).as(what).contains(message);
  }

  @Test
  void aRepeatableDescriptionTwiceIsRefused() {
    assertThat(refused(TestScripts.files("R__a_b.sql", "", "R__a b.sql", "")).message())
        .contains("R__a b.sql and R__a_b.sql have the same description");
  }

  @Test
  void aRepeatableWhoseDescriptionIsTheSameInTheHistoryIsRefused() {
    String long200 = "x".repeat(200);
    assertThat(
            refused(TestScripts.files("R__" + long200 + "a.sql", "", "R__" + long200 + "b.sql", ""))
                .message())
        .contains("have the same description in the history, which keeps its first 197");
    assertThat(
            TestScripts.set("R__" + long200 + ".sql", "", "R__" + long200 + "b.sql", "")
                .repeatable())
        .extracting(script -> script.name().storedDescription())
        .containsExactly(long200, "x".repeat(197) + "...");
  }

  @Test
  void whatTheHistoryCannotStoreIsRefused() {
    assertThat(refused(TestScripts.files("a/".repeat(500) + "V1__x.sql", "")).message())
        .contains("has a path of more than 1000 characters");
    assertThat(refused(TestScripts.files("V" + "1".repeat(51) + ".sql", "")).message())
        .contains("has a version of more than 50 characters");
  }

  @Test
  void settingsAreReadForTheirScript() {
    ScriptSet set =
        TestScripts.set(
            "sub/V1__a.SQL",
            "SELECT 1",
            "sub/V1__a.SQL.conf",
            "# comment\r\n\r\n executeInTransaction = FALSE \r\nplaceholderReplacement=false",
            "V2__b.sql",
            "SELECT 2");

    assertThat(set.versioned().getFirst().settings())
        .isEqualTo(new ScriptSettings(Optional.of(false), false, StandardCharsets.UTF_8, true));
    assertThat(set.versioned().getLast().settings()).isEqualTo(ScriptSettings.DEFAULT);
    assertThat(set.ignored()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          executeInTransaction=no           | executeInTransaction is no; it can be true or false
          shouldExecute=${run}==true        | shouldExecute is ${run}==true; it can be true or false
          encoding=UTF-99                   | encoding UTF-99 is not known
          encoding=a b                      | encoding a b is not known
          encoding=                         | encoding  is not known
          flyway.encoding=UTF-8             | key flyway.encoding is not known; it may have
          ExecuteInTransaction=true         | key ExecuteInTransaction is not known
          shouldExecute                     | there is no = between key and value
          encoding=UTF-8#encoding=UTF-8     | line 2: key encoding is there twice
          """)
  void settingsThatAreNotKnownAreRefused(String settings, String message) {
    assertThat(
            refused(
                    TestScripts.files(
                        "V1__a.sql", "", "V1__a.sql.conf", settings.replace('#', '\n')))
                .message())
        .contains("V1__a.sql.conf line ")
        .contains(message);
  }

  @Test
  void textIsDecodedAsItsSettingsSay() {
    for (String encoding : List.of("ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252")) {
      Charset charset = Charset.forName(encoding);
      ScriptSet set =
          read(
              List.of(
                  new ScriptFile("V1__a.sql", "SELECT '\u00e4'".getBytes(charset)),
                  new ScriptFile(
                      "V1__a.sql.conf",
                      ("encoding=" + encoding).getBytes(StandardCharsets.UTF_8))));
      assertThat(set.versioned().getFirst().text()).isEqualTo("SELECT '\u00e4'");
    }
    assertThat(
            refused(
                    List.of(
                        new ScriptFile("V1__a.sql", new byte[] {(byte) 0xE4}),
                        new ScriptFile(
                            "V1__a.sql.conf",
                            "encoding=US-ASCII".getBytes(StandardCharsets.UTF_8))))
                .message())
        .contains("V1__a.sql is not US-ASCII text");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() {
    assertThat(TestScripts.set("V1__a.sql", "\uFEFFSELECT 1").versioned().getFirst().text())
        .isEqualTo("SELECT 1");
  }

  @Test
  void aScriptThatShouldNotExecuteIsLeftOutOfItsListAndKept() {
    ScriptSet set =
        TestScripts.set("V1__a.sql", "", "V2__b.sql", "", "V2__b.sql.conf", "shouldExecute=false");

    assertThat(set.versioned()).extracting(Script::file).containsExactly("V1__a.sql");
    assertThat(set.leftOut()).extracting(Script::file).containsExactly("V2__b.sql");
    assertThat(set.version(Version.parse("2").orElseThrow())).isPresent();
  }

  @Test
  void filesThatWereNeverMeantToRunAreNamed() {
    ScriptSet set =
        TestScripts.set(
            "V1__a.sql", "",
            "V1__a.sql~", "",
            "V1__a.SQL.bak", "",
            "V1__a.md", "",
            "docs/README.md", "",
            "tests/schema.sql", "",
            "atlas.sum", "",
            "V2.0-notes.md", "",
            "figures.sql.gz", "");

    assertThat(set.ignored())
        .containsExactly(
            "V1__a.SQL.bak",
            "V1__a.md",
            "V1__a.sql~",
            "V2.0-notes.md",
            "atlas.sum",
            "docs/README.md",
            "figures.sql.gz",
            "tests/schema.sql");
  }

  @Test
  void textThatIsNoUtf8IsRefused() {
    Failure failure = refused(List.of(new ScriptFile("V1__a.sql", new byte[] {(byte) 0xE4})));
    assertThat(failure.message()).contains("V1__a.sql is not UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    byte[] large = new byte[ScriptSetReader.MAX_FILE_BYTES + 1];
    Arrays.fill(large, (byte) ' ');
    assertThat(refused(List.of(new ScriptFile("V1__a.sql", large))).message())
        .contains("V1__a.sql is larger than 16 MiB");
  }

  @Test
  void scriptsAreOrderedByVersionAndOtherFilesIgnored() {
    ScriptSet set =
        TestScripts.set(
            "V10__c.sql", "", "V9__b.sql", "", "V1__a.sql", "", "U9__b.sql", "", "notes.md", "");

    assertThat(set.versioned())
        .extracting(Script::file)
        .containsExactly("V1__a.sql", "V9__b.sql", "V10__c.sql");
    assertThat(set.undo()).extracting(Script::file).containsExactly("U9__b.sql");
    assertThat(set.ignored()).containsExactly("notes.md");
  }

  @ParameterizedTest(name = "{0} is version {1}, {2}")
  @CsvSource({
    "202601051200_add_orders.up.sql, 202601051200, add orders",
    "20251113_001_add_x.up.sql, 20251113.001, add x",
    "0001_init.up.sql, 0001, init",
    "V1_2__two_words.sql, 1.2, two words",
    "V6.1.0.6.sql, 6.1.0.6, ''",
    "V1.sql, 1, ''",
    "V1__.sql, 1, ''",
    "V2__b.SQL, 2, b",
    "2.0/sub/V3__c.Sql, 3, c",
    "7_x.up.SQL, 7, x",
    "V1__a__b.sql, 1, a  b"
  })
  void namesSayVersionAndDescription(String file, String version, String description) {
    Script script = TestScripts.set(file, "").versioned().getFirst();
    assertThat(script.version()).hasToString(version);
    assertThat(script.name().description()).isEqualTo(description);
  }

  @Test
  void aRepeatableAndAnUndoNeedNoDescriptionEither() {
    ScriptSet set = TestScripts.set("R__.sql", "", "V1.sql", "", "U1.sql", "");

    assertThat(set.repeatable()).extracting(Script::file).containsExactly("R__.sql");
    assertThat(set.undo()).extracting(Script::file).containsExactly("U1.sql");
  }

  private static ScriptSet read(List<ScriptFile> files) {
    return switch (ScriptSetReader.read(files)) {
      case Result.Ok<ScriptSet>(ScriptSet set) -> set;
      case Result.Refused<ScriptSet>(Failure failure) -> throw new AssertionError(failure);
    };
  }

  private static Failure refused(List<ScriptFile> files) {
    return switch (ScriptSetReader.read(files)) {
      case Result.Refused<ScriptSet>(Failure failure) -> failure;
      case Result.Ok<ScriptSet> ok -> throw new AssertionError("accepted: " + ok);
    };
  }
}
