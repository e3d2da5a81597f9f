package dev.sluice.core.sim;

import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.ParsedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each statement took effect in one database. */
final class Effects {
  private final Map<String, Integer> count = new HashMap<>();

  void tookEffect(String statement) {
    var times = count.merge(statement, 1, Integer::sum);
    Violation.unless(times <= 1, Invariant.I1_ONCE, "%s took effect %d times", statement, times);
  }

  /** A script counts as applied from now on. */
  void allOf(Schema schema, String file, List<ParsedStatement> statements) {
    for (int number = 1; number <= statements.size(); number++) {
      var name = schema.statement(file, number);
      Violation.unless(
          isRepeatable(statements.get(number - 1)) || inEffect(name),
          Invariant.NOTHING_SKIPPED,
          "%s counts as applied, and %s never took effect",
          file,
          name);
    }
  }

  /** It may take effect as often as it likes, and is not counted. */
  static boolean isRepeatable(ParsedStatement statement) {
    return switch (statement.execution()) {
      case ExecutionClass.Repeatable _, ExecutionClass.Reindex _ -> true;
      case ExecutionClass.Transactional _,
          ExecutionClass.BuildIndex _,
          ExecutionClass.DropIndex _,
          ExecutionClass.DetachPartition _,
          ExecutionClass.ClusterObject _,
          ExecutionClass.Unverifiable _ ->
          false;
    };
  }

  void undone(String statement) {
    count.remove(statement);
  }

  boolean inEffect(String statement) {
    return count.containsKey(statement);
  }

  int size() {
    return count.size();
  }
}
