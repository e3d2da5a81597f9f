package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleQueryTest {

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
    SingleQuery query = SingleQuery.of(text);
    assertThat(query.problem()).isEmpty();
    assertThat(query.sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select 1) a; commit; select * from (select 1 | closes a parenthesis that it did not open
          select 1; select 2                           | holds a ; and another statement behind it
          select (1; select 2)                         | holds a ; and another statement behind it
          select ')' ) from (select 1                  | closes a parenthesis that it did not open
          -- nothing                                   | is empty
          ;                                            | is empty
          """)
  void andNothingElse(String text, String problem) {
    assertThat(SingleQuery.of(text).problem()).contains(problem);
  }
}
