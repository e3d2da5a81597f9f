package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlWordsTest {

  /** {@code ~} is a new line, {@code ^} a carriage return; literals stand in angle brackets. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          n+$1; $2            | n + $ 1 ; $ 2
          $1$a$x;$a$          | $ 1 <x;>
          a$b$c;$b$x          | a$b$c ; <x>
          $a b$; $$x$$        | $ a b$ ; <x>
          $\u00fc$;$\u00fc$   | <;>
          e'it\\'s'; E'\\\\'  | <it\\'s> ; <\\\\>
          'a\\'; 'b''c'       | <a\\> ; <b'c>
          E'a'~'b\\';'; c     | <ab\\';> ; c
          'a' --x~ ' ;'       | <a ;>
          'a' 'b'             | <a> <b>
          -- x^COMMIT         | commit
          /* /* ; */ ; */ a   | a
          Type'E' nameE'x\\'  | type <E> namee <x\\>
          \u00dcBER           | \u00dcber
          COMMIT\u00a0 | commit\u00a0
          "a""b";"c           | a"b ; c
          """)
  void wordsAreCutAsPostgresqlCutsThem(String sql, String words) {
    List<String> found =
        SqlWords.of(sql.replace('~', '\n').replace('^', '\r')).stream()
            .map(word ->
                word.kind() == SqlWords.Kind.LITERAL ? "<" + word.literal() + ">" : word.text())
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(words);
  }
}
