package dev.sluice.core.risk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.risk.rule.Rules;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.SessionEffect;
import dev.sluice.core.sql.SourceLocation;
import dev.sluice.core.sql.Tree;
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
  private static final String REMARKS = "remarks.csv";
  private static final List<String> SCHEMAS = List.of("public");

  /** What one statement alone does not show: MadeTest and PlanRiskTest have them. */
  private static final Set<String> OF_A_SCRIPT =
      Set.of("non-transactional-mix", "validate-at-once");

  private static final Grammar GRAMMAR = new RealGrammar();

  @ParameterizedTest(name = "{2}: {3}")
  @CsvFileSource(resources = TABLE, delimiter = '|', quoteCharacter = '`')
  void aStatementHasTheRiskOfWhatItDoes(Risk risk, String rules, String shown, String sql) {
    Assessment judged = judged(sql);
    assertThat(judged.risk()).isEqualTo(risk);
    String told =
        names(judged.findings().stream().filter(one -> one.risk().compareTo(Risk.Low) > 0));
    assertThat(told.isEmpty() ? harmless(sql) : told).isEqualTo(rules);
  }

  /** What was there before, and what is said of a script then. */
  @ParameterizedTest(name = "{1}: {0}")
  @CsvFileSource(resources = REMARKS, delimiter = '|', quoteCharacter = '`')
  void whatIsKnownDecidesWhatIsSaid(String shown, String rules, String before, String script) {
    AppliedScripts applied = new AppliedScripts(List.of("public"));
    statements(before).forEach(sql -> applied.apply(tree(sql)));
    Catalogue known = before == null ? Catalogue.UNKNOWN : applied.catalogue();
    Assessor assessor = new Assessor(SCHEMAS, known);
    List<Finding> findings =
        statements(script)
            .map(sql -> assessor.assess("V1__a.sql", statement(sql), tree(sql)))
            .flatMap(assessment -> assessment.findings().stream())
            .toList();
    Stream<Finding> open = assessor.ending().stream().map(Assessor.Open::finding);
    String told = names(Stream.concat(findings.stream(), open));
    assertThat(told).isEqualTo(rules == null ? "" : rules);
  }

  private static Stream<String> statements(String script) {
    return script == null ? Stream.empty() : Arrays.stream(script.split("; ", -1));
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
    return Stream.of(
            Rules.ALWAYS, Rules.HAZARDS, Rules.SAFE, Rules.REMARKS, Rules.AT_END, Rules.HARMLESS)
        .flatMap(List::stream)
        .filter(rule -> !OF_A_SCRIPT.contains(rule.hazard().name()));
  }

  private static Stream<String> rows() throws IOException {
    return Stream.concat(rows(TABLE), rows(REMARKS));
  }

  private static Stream<String> rows(String file) throws IOException {
    try (InputStream table = RulesTest.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#"));
    }
  }

  private static Assessment judged(String sql) {
    return new Assessor(List.of("public")).assess("V1__a.sql", statement(sql), tree(sql));
  }

  private static String names(Stream<Finding> findings) {
    return findings.map(Finding::rule).collect(joining(" "));
  }

  /** The first rule that knows it as such. */
  private static String harmless(String sql) {
    Subject subject = new Subject("V1__a.sql", statement(sql));
    Act act =
        Acts.of(
                subject,
                tree(sql),
                new Made(SCHEMAS),
                new CatalogueState(Catalogue.UNKNOWN, SCHEMAS))
            .getFirst();
    return Rules.HARMLESS.stream()
        .filter(rule -> rule.appliesTo(act))
        .map(rule -> rule.hazard().name())
        .findFirst()
        .orElse("none");
  }

  static Tree tree(String sql) {
    return ((Grammar.Parsed) GRAMMAR.parse(sql)).statements().getFirst().tree();
  }

  static ParsedStatement statement(String sql) {
    return new ParsedStatement(
        new SourceLocation(1, 1),
        sql,
        null,
        new ExecutionClass.Transactional(),
        SessionEffect.UNKNOWN);
  }
}
