package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.sql.LineComment;
import dev.sluice.core.sql.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignMarkersTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "-- no-transaction|VACUUM t;",
        "-- no-transaction, for the index|VACUUM t;",
        "-- morph:nontransactional|VACUUM t;",
        "-- atlas:txmode none||VACUUM t;",
        "-- made by hand|-- atlas:txmode none||VACUUM t;",
        "-- atlas:txmode none|VACUUM t;"
      })
  void aMarkerWhereItsToolReadsItMakesTheScriptRunStatementByStatement(String script) {
    assertThat(read(script)).isEqualTo(Result.ok(true));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "SELECT 1;",
        "-- atlas:txmode file||SELECT 1;",
        "-- atlas:nolint destructive|DROP TABLE t;",
        "-- runs with no-transaction elsewhere|SELECT 1;",
        "-- the migration goes up|SELECT 1;",
        "-- migrates:upper|SELECT 1;",
        "SELECT 1; -- +goose Down",
        "-- rollback is not possible|SELECT 1;"
      })
  void otherCommentsAreOnlyComments(String script) {
    assertThat(read(script)).isEqualTo(Result.ok(false));
  }

  @ParameterizedTest(name = "{0}: {1}, line {2}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          -- +goose Up|SELECT 1;                        ! goose                ! 1
          SELECT 1;|  --+goose StatementBegin            ! goose                ! 2
          -- +goose NO TRANSACTION|SELECT 1;             ! goose                ! 1
          -- migrate:up|SELECT 1;|-- migrate:down        ! dbmate               ! 1
          SELECT 1;||-- migrate:down                     ! dbmate               ! 3
          -- migrate:up transaction:false|SELECT 1;      ! dbmate               ! 1
          -- +migrate Up notransaction|SELECT 1;         ! sql-migrate          ! 1
          --liquibase formatted sql|SELECT 1;            ! Liquibase            ! 1
          -- Liquibase  Formatted SQL|SELECT 1;          ! Liquibase            ! 1
          SELECT 1;|--changeset ann:1 runOnChange:true   ! Liquibase            ! 2
          -- atlas:checkpoint||SELECT 1;                 ! Atlas                ! 1
          -- atlas:delimiter \\n\\n|SELECT 1;            ! Atlas                ! 1
          -- atlas:txmode all||SELECT 1;                 ! Atlas                ! 1
          SELECT 1;|-- atlas:txmode none                 ! Atlas                ! 2
          |-- atlas:txmode none|SELECT 1;                ! Atlas                ! 2
          -- morph:transactional|SELECT 1;               ! morph                ! 1
          -- first|-- morph:nontransactional|SELECT 1;   ! morph                ! 2
          -- first|-- no-transaction|SELECT 1;           ! sqlx                 ! 2
          ' -- no-transaction|SELECT 1;'                 ! sqlx                 ! 1
          SELECT 1;|---- create above / drop below ----  ! tern                 ! 2
          -- Up Migration|SELECT 1;                      ! node-pg-migrate      ! 1
          SELECT 1;|-- //@UNDO                           ! MyBatis Migrations   ! 2
          -- rambler up|SELECT 1;                        ! rambler              ! 1
          """)
  void aMarkerThatHasNoEffectHereIsRefusedWithLineToolAndCure(
      String script, String tool, int line) {
    Failure failure = ((Result.Refused<Boolean>) read(script)).failure();

    assertThat(failure.reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(failure.line()).isEqualTo(line);
    assertThat(failure.message())
        .startsWith("V1__a.sql line " + line + ": \"--")
        .contains("is a marker of " + tool)
        .containsPattern("remove|Remove|Correct|without the marker");
  }

  @Test
  void aMarkerInAStringIsNotOneOfTheComments() {
    String text = "SELECT '\n-- +goose Down\n';";
    assertThat(ForeignMarkers.notTransactional("V1__a.sql", text, List.of()))
        .isEqualTo(Result.ok(false));
  }

  /**
   * Lines end at bars; every line that begins with dashes is a comment, and so is what ends one.
   */
  private static Result<Boolean> read(String script) {
    String text = script.replace('|', '\n');
    List<LineComment> comments = new ArrayList<>();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      int dashes = content.indexOf("--");
      if (dashes >= 0) {
        comments.add(
            new LineComment(
                new SourceLocation(line, dashes + 1), content.substring(dashes), dashes == 0));
      }
    }
    return ForeignMarkers.notTransactional("V1__a.sql", text, comments);
  }
}
