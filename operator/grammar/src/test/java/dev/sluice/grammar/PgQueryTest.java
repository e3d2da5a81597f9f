package dev.sluice.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class PgQueryTest {
  private final PgQuery grammar = new PgQuery();

  @Test
  void locationsAreBytesAndSkipCommentsBefore() {
    List<Statement> statements =
        grammar.parse("-- é\nSELECT 'é';;\n/* x */ ALTER TABLE t ADD c int");
    assertThat(statements).extracting(Statement::location).containsExactly(6, 28);
    assertThat(statements).extracting(Statement::length).containsExactly(11, 23);
    assertThat(statements.getLast().tree()).startsWith("{\"AlterTableStmt\":{").endsWith("}}");
  }

  @Test
  void aLastStatementWithoutSemicolonTakesTheCommentsThatFollow() {
    assertThat(grammar.parse("SELECT 1 -- one").getLast().length()).isEqualTo(15);
    assertThat(grammar.parse("SELECT 1; -- one").getLast().length()).isEqualTo(8);
  }

  @Test
  void aTreeHoldsTheLiteralsAsTheyAre() {
    assertThat(grammar.parse("SELECT 'é \"{\\ \ud83d\ude00'; SELECT 2"))
        .extracting(Statement::tree)
        .satisfiesExactly(
            tree ->
                assertThat(tree).contains("\"sval\":\"é \\\"{\\\\ \ud83d\ude00\"").endsWith("}}"),
            tree -> assertThat(tree).startsWith("{\"SelectStmt\"").endsWith("}}"));
  }

  @Test
  void errorsHaveAPositionInCharacters() {
    PgQueryException error =
        catchThrowableOfType(
            PgQueryException.class, () -> grammar.parse("SELECT '\ud83d\ude00'; ALTER TABEL t"));
    assertThat(error).hasMessage("syntax error at or near \"TABEL\"");
    assertThat(error.cursorPosition()).isEqualTo(19);
  }

  @Test
  void aScanFindsCommentsButNotInQuotes() {
    assertThat(grammar.scan("SELECT 1 -- a\n; /* b\n */ 'x -- y' $$ /* z */ $$"))
        .filteredOn(Token::isComment)
        .extracting(Token::start, Token::end)
        .containsExactly(tuple(9, 13), tuple(16, 24));
  }

  @Test
  void aScanTellsKeywordsFromNames() {
    assertThat(grammar.scan("select name from only x"))
        .extracting(Token::keyword)
        .containsExactly(
            Token.Keyword.RESERVED,
            Token.Keyword.UNRESERVED,
            Token.Keyword.RESERVED,
            Token.Keyword.RESERVED,
            Token.Keyword.NONE);
  }

  @Test
  void bodiesOfFunctionsAndDoBlocksAreParsedOnDemand() {
    assertThat(grammar.parsePlpgsql("DO $$ BEGIN EXECUTE 'x'; END $$"))
        .contains("PLpgSQL_stmt_dynexecute");
    assertThat(
            catchThrowableOfType(
                PgQueryException.class, () -> grammar.parsePlpgsql("DO $$ BEGIN RETRN 1; END $$")))
        .hasMessageContaining("RETRN");
  }

  @Test
  void emptyScriptsHoldNothing() {
    assertThat(grammar.parse("")).isEmpty();
    assertThat(grammar.parse(" -- nothing\n")).isEmpty();
    assertThat(grammar.parse(";;")).isEmpty();
    assertThat(grammar.scan("")).isEmpty();
    assertThat(grammar.parsePlpgsql("")).isEqualTo("{\"plpgsql_funcs\":[]}");
  }

  @Test
  void aClosedOneStartsAgain() {
    grammar.close();
    assertThat(grammar.parse("SELECT 1")).hasSize(1);
  }
}
