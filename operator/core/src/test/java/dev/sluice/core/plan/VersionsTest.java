package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionsTest {
  private static final ScriptSet SET =
      TestScripts.set("V1__a.sql", "a", "V2__b.sql", "b", "V10_1__c.sql", "c", "R__v.sql", "view");

  record Row(
      String sentence,
      List<HistoryRow> history,
      List<String> applied,
      @Nullable String baseline,
      List<String> pending) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("an empty database", List.of(), List.of(), null, List.of("1", "2", "10.1")),
        new Row(
            "all of the set, repeatable scripts aside",
            history("1 SQL", "2 SQL", "10.1 SQL", "- SQL"),
            List.of("1", "2", "10.1"),
            null,
            List.of()),
        new Row(
            "by version, not by when they ran",
            history("10.1 SQL", "2 SQL", "1 JDBC"),
            List.of("1", "2", "10.1"),
            null,
            List.of()),
        new Row(
            "as the history writes them",
            history("01 SQL", "2.0 SQL"),
            List.of("01", "2.0"),
            null,
            List.of("10.1")),
        new Row(
            "what is below a baseline is neither applied nor pending",
            history("2 BASELINE", "10.1 SQL"),
            List.of("10.1"),
            "2",
            List.of()),
        new Row(
            "what an undo took back is pending again",
            history("1 SQL", "2 SQL", "2 UNDO_SQL"),
            List.of("1"),
            null,
            List.of("2", "10.1")),
        new Row(
            "what is half applied is not applied",
            history("1 SQL", "2 failed"),
            List.of("1"),
            null,
            List.of("2", "10.1")),
        new Row(
            "a version that the set does not have",
            history("1 SQL", "7 SQL"),
            List.of("1", "7"),
            null,
            List.of("2", "10.1")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void toldOf(Row row) {
    assertThat(Versions.of(new History(true, row.history()), SET))
        .isEqualTo(new Versions(row.applied(), row.baseline(), row.pending(), false));
  }

  private static List<HistoryRow> history(String... versionsAndTypes) {
    var rows = new ArrayList<HistoryRow>();
    for (var row : versionsAndTypes) {
      var words = row.split(" ", -1);
      var version = words[0].equals("-") ? null : words[0];
      var success = !words[1].equals("failed");
      rows.add(
          new HistoryRow(
              rows.size() + 1, version, "d", success ? words[1] : "SQL", "s", 1, success));
    }
    return rows;
  }
}
