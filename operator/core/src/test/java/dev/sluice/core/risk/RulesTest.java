package dev.sluice.core.risk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.risk.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Statements about what was there before the set. */
class RulesTest {
  private static final String TABLE = "rules.csv";

  /** What one statement alone does not show: MadeTest and PlanRiskTest have them. */
  private static final Set<String> OF_A_SCRIPT =
      Set.of("non-transactional-mix", "validate-at-once");

  private static final Grammar GRAMMAR = new RealGrammar();

  @ParameterizedTest(name = "{2}: {3}")
  @CsvFileSource(resources = TABLE, delimiter = '|', quoteCharacter = '`')
  void aStatementHasTheRiskOfWhatItDoes(Risk risk, String rules, String shown, String sql) {
    Assessment.Judged judged = judged(sql);
    assertThat(judged.risk()).isEqualTo(risk);
    assertThat(judged.findings().isEmpty() ? harmless(sql) : names(judged)).isEqualTo(rules);
  }

  @Test
  void eachRuleIsReachedByARow() throws IOException {
    Set<String> reached =
        rows()
            .flatMap(row -> Arrays.stream(row.split("\\|", -1)[1].strip().split(" ", -1)))
            .collect(Collectors.toSet());
    assertThat(reached).containsAll(all().map(rule -> rule.hazard().name()).toList());
  }

  @Test
  void noTwoRulesHaveOneName() {
    assertThat(all().map(rule -> rule.hazard().name())).doesNotHaveDuplicates();
  }

  @Test
  void theListGoesFromHighToMediumAndWhatIsHarmlessIsLow() {
    List<Risk> risks = Rules.HAZARDS.stream().map(rule -> rule.hazard().risk()).toList();
    assertThat(risks).isSortedAccordingTo((a, b) -> b.compareTo(a)).doesNotContain(Risk.Low);
    assertThat(Rules.HARMLESS).allMatch(rule -> rule.hazard().risk() == Risk.Low);
  }

  @Test
  void aFindingNamesTheTableAndColumnItIsAbout() {
    Finding finding =
        judged("ALTER TABLE shop.orders ALTER note SET NOT NULL").findings().getFirst();
    assertThat(finding.why()).contains("scans shop.orders").contains("CHECK (note IS NOT NULL)");
    assertThat(finding.safer()).doesNotContain("{");
  }

  private static Stream<Rule> all() {
    return Stream.of(Rules.ALWAYS, Rules.HAZARDS, Rules.HARMLESS)
        .flatMap(List::stream)
        .filter(rule -> !OF_A_SCRIPT.contains(rule.hazard().name()));
  }

  private static Stream<String> rows() throws IOException {
    try (InputStream table = RulesTest.class.getResourceAsStream(TABLE)) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#"));
    }
  }

  private static Assessment.Judged judged(String sql) {
    Subject subject = new Subject("V1__a.sql", 1, sql, sql, false);
    return (Assessment.Judged) new Assessor(GRAMMAR, List.of("public")).assess(subject);
  }

  private static String names(Assessment.Judged judged) {
    return judged.findings().stream().map(Finding::rule).collect(joining(" "));
  }

  /** The first rule that knows it as such. */
  private static String harmless(String sql) {
    Tree tree = ((Grammar.Parsed) GRAMMAR.parse(sql)).statements().getFirst();
    Subject subject = new Subject("V1__a.sql", 1, sql, sql, false);
    Act act = Acts.of(subject, tree, new Made(List.of("public"))).getFirst();
    return Rules.HARMLESS.stream()
        .filter(rule -> rule.appliesTo(act))
        .map(rule -> rule.hazard().name())
        .findFirst()
        .orElse("none");
  }
}
