package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placeholders beside dollar signs, COPY data, and places in the file. */
class ScriptPreparationTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          alone                          | SELECT '${currency}'              | SELECT 'EUR'
          whatever its case              | SELECT '${CURRENCY}'              | SELECT 'EUR'
          behind a dollar sign           | SELECT 'from $${currency}'        | SELECT 'from $EUR'
          a whole dollar quote           | SELECT $n$${currency}$n$          | SELECT $n$EUR$n$
          within one                     | SELECT $$a ${currency} b$$        | SELECT $$a EUR b$$
          behind two dollar signs        | SELECT $n$a $$${currency}$n$      | SELECT $n$a $$EUR$n$
          in a string of a body          | DO $f$ BEGIN PERFORM '$${currency}'; END $f$ | DO $f$ BEGIN PERFORM '$EUR'; END $f$
          as a name                      | SELECT "${currency}"              | SELECT "EUR"
          its value ends nothing         | SELECT '${quote}', '${path}'      | SELECT 'it''s', 'a;b'
          an array in dollar quotes      | SELECT $${1,2,3}$$::int[]         | SELECT $${1,2,3}$$::int[]
          a word in dollar quotes        | SELECT $${a}$$::text[]            | SELECT $${a}$$::text[]
          nested dollar quotes           | SELECT $f$ SELECT $${a}$$ $f$     | SELECT $f$ SELECT $${a}$$ $f$
          text of another language       | SELECT '${ user.name } ${a b} ${} ${1}' | SELECT '${ user.name } ${a b} ${} ${1}'
          an open brace                  | SELECT '${open'                   | SELECT '${open'
          in a comment                   | SELECT 1 -- ${nobody}             | SELECT 1 -- ${nobody}
          """)
  void aPlaceholderIsReplacedAndTextIsKept(String shown, String text, String result) {
    ParsedScript script = ReadScripts.read(text);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.text()).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          without a value          | SELECT 1;~SELECT '${nobody}'    | 2: placeholder ${nobody} has no value
          in a body                | DO $$~${nobody}$$               | 2: placeholder ${nobody} has no value
          in the data of a COPY    | COPY t FROM stdin;~${nobody}~\\.~ | placeholder ${nobody} has no value
          it may be either         | SELECT $${currency}$$           | 1: $${currency} can be read as a dollar quote
          it may be either, nested | SELECT $f$ $${currency}$$ $f$   | 1: $${currency} can be read as a dollar quote
          a command of psql        | SELECT 1;~\\set x 1             | 2: a backslash outside of quotes
          at the end of a line     | SELECT 1 \\gexec                | 1: a backslash outside of quotes
          no end of data           | COPY t FROM stdin;~1~           | 1: the data of COPY ... FROM STDIN has no closing line
          no data                  | COPY t FROM stdin               | 1: COPY t FROM stdin has no data
          """)
  void whatWouldRunOtherwiseIsRefusedWithItsLine(String shown, String text, String error) {
    assertThat(ReadScripts.errors(ReadScripts.read(text.replace('~', '\n'))))
        .anySatisfy(found -> assertThat(found).contains(error));
  }

  @Test
  void switchedOffAllOfItIsText() {
    String text = "SELECT '${nobody} ${currency} $${currency}', $${currency}$$";
    ParsedScript script = ReadScripts.read(text, CommentReader.NONE, false);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.text()).isEqualTo(text);
  }

  @Test
  void dataOfACopyBelongsToItAndStatementsOnItsLineFollowIt() {
    ParsedScript script =
        ReadScripts.read(
            """
            COPY a FROM stdin; COPY b (n) FROM STDIN WITH (FORMAT csv); SELECT 1;
            1	'; DROP TABLE a; --
            \\.
            "x
            \\. no end"
            \\.
            SELECT 2;
            """);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.statements())
        .extracting(ParsedStatement::copyData)
        .containsExactly("1\t'; DROP TABLE a; --\n", "\"x\n\\. no end\"\n", null, null);
    assertThat(script.statements()).extracting(ParsedStatement::line).containsExactly(1, 1, 1, 7);
  }

  @Test
  void placesAreThoseOfTheFile() {
    ParsedScript script =
        ReadScripts.read("\ufeffSELECT '${path}'; SELECT 'é🚀'; SELECT\n 3; SELECT '${quote}' x y");
    assertThat(script.diagnostics())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.kind()).isEqualTo(Diagnostic.Kind.SYNTAX_ERROR);
          assertThat(error.at()).isEqualTo(new SourceLocation(2, 25));
        });
    assertThat(script.statements())
        .extracting(ParsedStatement::at)
        .containsExactly(
            new SourceLocation(1, 2), new SourceLocation(1, 20), new SourceLocation(1, 33));
  }
}
