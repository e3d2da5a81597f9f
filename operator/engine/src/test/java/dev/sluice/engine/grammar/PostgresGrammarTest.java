package dev.sluice.engine.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.risk.Assessment;
import dev.sluice.core.risk.Assessor;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Grammar;
import dev.sluice.core.risk.Grammar.NotUnderstood;
import dev.sluice.core.risk.Grammar.Parsed;
import dev.sluice.core.risk.Grammar.SyntaxError;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Subject;
import java.time.Duration;
import java.util.List;
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
              assertThat(parsed.statements().getFirst().kind()).isEqualTo("DropStmt");
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
    assertThat(judged("UPDATE a SET n = 1" + "+1".repeat(3000)).risk()).isEqualTo(Risk.Medium);
  }

  @Test
  void oneThatIsTooDeepIsHighAndTheNextOneIsReadAgain() {
    Assessment.Judged judged = judged("SELECT 1" + "+1".repeat(200_000));
    assertThat(judged.risk()).isEqualTo(Risk.High);
    assertThat(judged.findings()).extracting(Finding::rule).containsExactly("not-understood");
    assertThat(GRAMMAR.parse("SELECT 1")).isInstanceOf(Parsed.class);
  }

  @Test
  void oneThatIsTooLongIsNotEvenTried() {
    assertThat(GRAMMAR.parse("SELECT '" + "x".repeat(1 << 20) + "'"))
        .isEqualTo(new NotUnderstood("is longer than 1024 KiB"));
  }

  @Test
  void oneThatTakesTooLongIsEndedAndTheNextOneIsReadAgain() {
    Grammar hasty = new PostgresGrammar(Duration.ofSeconds(1));
    String nested = "/*".repeat(60_000) + "*/".repeat(60_000) + "SELECT 1";
    assertThat(hasty.parse(nested))
        .isEqualTo(new NotUnderstood("takes longer than 1 seconds to parse"));
    await().untilAsserted(() -> assertThat(hasty.parse("SELECT 1")).isInstanceOf(Parsed.class));
  }

  private static Assessment.Judged judged(String sql) {
    Subject subject = new Subject("V1__a.sql", 1, sql, "SELECT", false);
    return (Assessment.Judged) new Assessor(GRAMMAR, List.of("public")).assess(subject);
  }
}
