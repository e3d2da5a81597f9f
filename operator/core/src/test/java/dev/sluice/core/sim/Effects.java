package dev.sluice.core.sim;

import java.util.HashMap;
import java.util.Map;

/** How often each statement took effect in one database. */
final class Effects {
  private final Map<String, Integer> count = new HashMap<>();

  void tookEffect(String statement) {
    var times = count.merge(statement, 1, Integer::sum);
    Violation.unless(times <= 1, Invariant.I1_ONCE, "%s took effect %d times", statement, times);
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
