package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Word;
import java.util.List;
import java.util.Optional;

/**
 * Refuses CREATE INDEX CONCURRENTLY without a name: PostgreSQL picks another one each time, so what
 * an interrupted build leaves is not found again, and each further try leaves one more.
 */
final class UnnamedIndex {
  private UnnamedIndex() {}

  static Optional<String> objection(Statement statement) {
    List<Word> words = SqlWords.of(statement.sql(), 5);
    int index = words.size() > 1 && words.get(1).is("unique") ? 2 : 1;
    boolean unnamed =
        words.size() > index + 2
            && words.get(0).is("create")
            && words.get(index).is("index")
            && words.get(index + 1).is("concurrently")
            && words.get(index + 2).is("on");
    return unnamed
        ? Optional.of(
            " gives the index no name, so what an interrupted build leaves could not be found"
                + " again. Name the index: CREATE INDEX CONCURRENTLY name ON ...")
        : Optional.empty();
  }
}
