package dev.sluice.core.risk.rule;

import dev.sluice.core.catalogue.View;
import dev.sluice.core.catalogue.ViewColumns;
import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Optional;

/** What CREATE OR REPLACE VIEW does to a view's columns, by what is known of it. */
final class ViewChange {
  private ViewChange() {}

  static boolean isCompatible(Act act) {
    if (!act.is("ViewStmt") || !act.statement().flag("replace")) {
      return false;
    }
    Tree name = act.statement().at("view");
    Optional<List<String>> old = act.known().view(name).map(View::columns);
    Optional<List<String>> now = ViewColumns.of(act.statement(), act.known());
    return old.isPresent() && now.isPresent() && begins(now.get(), old.get());
  }

  private static boolean begins(List<String> list, List<String> with) {
    return list.size() >= with.size() && list.subList(0, with.size()).equals(with);
  }
}
