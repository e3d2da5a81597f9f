package dev.sluice.engine.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.Grammar.Located;
import dev.sluice.core.sql.Grammar.Parsed;
import dev.sluice.core.sql.Grammar.SyntaxError;
import dev.sluice.core.sql.Grammar.TooComplex;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresGrammarTest {
  private static final Grammar GRAMMAR = new PostgresGrammar();

  @Test
  void aStatementIsATree() {
    assertThat(GRAMMAR.parse("DROP TABLE a"))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> {
              assertThat(parsed.statements()).hasSize(1);
              assertThat(parsed.statements().getFirst().tree().kind()).isEqualTo("DropStmt");
            });
  }

  @Test
  void aSyntaxErrorHasItsPlaceInCodePoints() {
    assertThat(GRAMMAR.parse("SELECT '🚀' FORM a b"))
        .isEqualTo(new SyntaxError("syntax error at or near \"a\"", 17));
  }

  @Test
  void anExpressionOfThousandsOfTermsIsRead() {
    String sql = "DELETE FROM a WHERE " + "n = 1 OR ".repeat(3000) + "n = 2";
    assertThat(GRAMMAR.parse(sql)).isInstanceOf(Parsed.class);
    assertThat(GRAMMAR.parse("UPDATE a SET n = 1" + "+1".repeat(3000))).isInstanceOf(Parsed.class);
  }

  @Test
  void oneThatIsTooDeepIsTooComplexAndTheNextOneIsReadAgain() {
    assertThat(GRAMMAR.parse("SELECT 1" + "+1".repeat(200_000))).isInstanceOf(TooComplex.class);
    assertThat(GRAMMAR.parse("SELECT 1")).isInstanceOf(Parsed.class);
  }

  @Test
  void oneThatIsTooLongForTheHeapIsNotEvenTried() {
    Grammar small = new PostgresGrammar(Duration.ofSeconds(10), 1 << 20);
    assertThat(small.parse("SELECT '" + "x".repeat(1 << 20) + "'"))
        .isInstanceOfSatisfying(
            TooComplex.class,
            answer ->
                assertThat(answer.why())
                    .startsWith("is longer than 1024 KiB")
                    .contains("spec.run.pod.resources.limits.memory"));
  }

  @Test
  void whatWasExpectedIsAnsweredLikeAllElse() {
    GRAMMAR.expect("DROP TABLE a");
    GRAMMAR.expect("DROP TABEL a");
    assertThat(GRAMMAR.parse("DROP TABLE a")).isInstanceOf(Parsed.class);
    assertThat(GRAMMAR.parse("DROP TABEL a")).isInstanceOf(SyntaxError.class);
    assertThat(GRAMMAR.parse("DROP TABLE a")).isInstanceOf(Parsed.class);
  }

  /** It would take minutes, and what is asked for has two seconds. */
  @Test
  void whatIsOnlyExpectedGivesWayToWhatIsAskedFor() {
    Grammar hasty = new PostgresGrammar(Duration.ofSeconds(2), 4 << 20);
    assertThat(hasty.parse("SELECT 0")).isInstanceOf(Parsed.class);
    hasty.expect("/*".repeat(1_000_000));
    hasty.expect("SELECT 2");
    assertThat(hasty.parse("SELECT 1")).isInstanceOf(Parsed.class);
    assertThat(hasty.parse("SELECT 2")).isInstanceOf(Parsed.class);
  }

  @Test
  void statementsHaveTheirPlacesInChars() {
    assertThat(GRAMMAR.parse("SELECT '🚀' ; -- é\n SELECT 2"))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed ->
                assertThat(parsed.statements())
                    .extracting(Located::start, Located::end)
                    .containsExactly(tuple(0, 12), tuple(20, 28)));
  }

  @Test
  void oneThatTakesTooLongIsEndedAndTheNextOneIsReadAgain() {
    Grammar hasty = new PostgresGrammar(Duration.ofSeconds(1), 1 << 20);
    String nested = "/*".repeat(60_000) + "*/".repeat(60_000) + "SELECT 1";
    assertThat(hasty.parse(nested))
        .isEqualTo(new TooComplex("takes longer than 1 seconds to parse"));
    await().untilAsserted(() -> assertThat(hasty.parse("SELECT 1")).isInstanceOf(Parsed.class));
  }
}
