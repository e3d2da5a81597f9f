package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.risk.RealGrammar;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedStatementsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET client_encoding TO latin1            | client_encoding is always UTF8
          set session NAMES 'SQL_ASCII'            | client_encoding is always UTF8
          SELECT pg_catalog.set_config('client_encoding', 'LATIN1', false) | client_encoding is
          SET LOCAL "DateStyle" = 'German, DMY'    | write dates as ISO
          SET datestyle TO postgres, mdy;          | write dates as ISO
          SET standard_conforming_strings = off;   | write E'...'
          SELECT set_config('a.b', '1', false), set_config('standard_conforming_strings', 'off', false) | write E'...'
          SELECT 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, set_config('standard_conforming_strings', 'off', false) | write E'...'
          SET TRANSACTION READ ONLY                | written in its transaction
          SET LOCAL transaction_isolation = 'serializable' | run in READ COMMITTED
          SET U&"client\\005fencoding" TO latin1   | client_encoding is always UTF8
          CREATE INDEX CONCURRENTLY ON a (n)       | Name the index
          create unique index concurrently on only a (n) | Name the index
          """)
  void whatWouldDoHarmIsRefusedWithItsCure(String sql, String cure) {
    assertThat(objection(sql).orElseThrow()).contains(cure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET client_encoding = 'UTF8';
          SET NAMES 'utf-8'
          SET client_encoding TO DEFAULT
          SET standard_conforming_strings = on;
          SET DateStyle TO 'ISO, DMY'
          SET datestyle = dmy
          RESET client_encoding
          SELECT pg_catalog.set_config('search_path', '', false);
          ALTER ROLE r SET client_encoding TO latin1
          CREATE INDEX CONCURRENTLY "on" ON a (n)
          CREATE INDEX ON a (n)
          """)
  void whatPgDumpWritesIsNotRefused(String sql) {
    assertThat(objection(sql)).isEmpty();
  }

  private static Optional<String> objection(String sql) {
    return switch (new RealGrammar().parse(sql)) {
      case Grammar.Parsed parsed ->
          UnsupportedStatements.objection(parsed.statements().getFirst().tree());
      case Grammar.SyntaxError error -> throw new AssertionError(error.message());
      case Grammar.TooComplex complex -> throw new AssertionError(complex.why());
    };
  }
}
