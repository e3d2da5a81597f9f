package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.risk.RealGrammar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleQueryTest {
  private static final Grammar GRAMMAR = new RealGrammar();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select 1                         | select 1
          select 1; -- note                | select 1
          select (1);; /* ; */             | select (1)
          select ')', $$;)$$, e'\\';)'     | select ')', $$;)$$, e'\\';)'
          select 1 -- ; )                  | select 1 -- ; )
          """)
  void isTheTextUpToItsSemicolon(String text, String sql) {
    SingleQuery query = SingleQuery.of(text, GRAMMAR);
    assertThat(query.problem()).isEmpty();
    assertThat(query.sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select 1) a; commit; select * from (select 1 | is refused by PostgreSQL: syntax error at or near ")"
          select 1; select 2                           | holds a ; and another statement behind it
          select (1; select 2)                         | is refused by PostgreSQL: syntax error at or near ";"
          select ')' ) from (select 1                  | is refused by PostgreSQL: syntax error at or near ")"
          insert into a values (1) returning 1         | is another statement than a query
          -- nothing                                   | is empty
          ;                                            | is empty
          """)
  void andNothingElse(String text, String problem) {
    assertThat(SingleQuery.of(text, GRAMMAR).problem()).contains(problem);
  }
}
