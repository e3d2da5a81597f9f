package dev.sluice.core.sql;

import dev.sluice.core.sql.Grammar.Answer;
import dev.sluice.core.sql.Grammar.Located;
import dev.sluice.core.sql.Grammar.Parsed;
import dev.sluice.core.sql.Portions.Portion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses an INSERT with a long list of rows in portions: its head with some rows each time. Of rows
 * that are alike but for their constants one is kept, so memory does not grow with their number.
 */
final class RowList {
  private static final int LENGTH = 24 << 10;

  private final Grammar grammar;
  private final String sql;
  private final Portion portion;
  private final int end;
  private final Set<String> shapes = new HashSet<>();
  private final List<Tree> rows = new ArrayList<>();

  RowList(Grammar grammar, String sql, Portion portion) {
    this.grammar = grammar;
    this.sql = sql;
    this.portion = portion;
    end = Math.min(portion.end(), sql.length());
  }

  /** The one statement, with some of its rows; empty where it cannot be parsed in this way. */
  Optional<Located> parse() {
    String head = sql.substring(portion.start(), portion.rows());
    int from = portion.rows();
    Optional<Located> last = Optional.empty();
    for (int i = 0; i <= portion.commas().length; i++) {
      boolean atEnd = i == portion.commas().length;
      int to = atEnd ? end : portion.commas()[i];
      boolean full =
          !atEnd && portion.commas()[Math.min(i + 1, portion.commas().length - 1)] - from > LENGTH;
      if (atEnd || full) {
        last = rows(head + sql.substring(from, to));
        if (last.isEmpty()) {
          return last;
        }
        from = to + 1;
      }
    }
    return last.map(this::merged);
  }

  private Optional<Located> rows(String text) {
    Answer answer = grammar.parse(text);
    if (!(answer instanceof Parsed(List<Located> statements)) || statements.size() != 1) {
      return Optional.empty();
    }
    Tree insert = statements.getFirst().tree();
    if (!insert.is("InsertStmt") || values(insert).isEmpty()) {
      return Optional.empty();
    }
    for (Tree row : values(insert)) {
      if (shapes.add(RowShape.of(row))) {
        rows.add(row);
      }
    }
    return Optional.of(statements.getFirst());
  }

  private static List<Tree> values(Tree insert) {
    return insert.at("selectStmt").list("valuesLists");
  }

  /** Ends where the text ends: the parser saw only the last rows of it. */
  private Located merged(Located last) {
    Tree insert = last.tree();
    Tree query = insert.at("selectStmt").with("valuesLists", rows);
    int semicolon = end > 0 && sql.charAt(end - 1) == ';' ? 1 : 0;
    return new Located(
        last.start(), end - portion.start() - semicolon, insert.with("selectStmt", query));
  }
}
