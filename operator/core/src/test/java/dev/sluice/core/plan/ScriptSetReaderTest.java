package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import java.util.Arrays;
import java.util.List;
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
          neither convention      | V1_no_separator.sql              | V1_no_separator.sql is named by neither
          an unknown callback     | afterClean.sql                   | callback that Sluice does not run
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
    "V1_2__two_words.sql, 1.2, two words"
  })
  void namesSayVersionAndDescription(String file, String version, String description) {
    Script script = TestScripts.set(file, "").versioned().getFirst();
    assertThat(script.version()).hasToString(version);
    assertThat(script.name().description()).isEqualTo(description);
  }

  private static Failure refused(List<ScriptFile> files) {
    return switch (ScriptSetReader.read(files)) {
      case Result.Refused<ScriptSet>(Failure failure) -> failure;
      case Result.Ok<ScriptSet> ok -> throw new AssertionError("accepted: " + ok);
    };
  }
}
