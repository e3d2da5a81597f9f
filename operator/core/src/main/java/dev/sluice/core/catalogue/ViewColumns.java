package dev.sluice.core.catalogue;

import dev.sluice.core.sql.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of a view's columns, where its text and what is known of its tables tell them. */
public final class ViewColumns {
  private ViewColumns() {}

  /** Empty for a column whose name is not told for certain. */
  public static Optional<List<String>> of(Tree view, CatalogueState state) {
    Optional<List<String>> told = of(view.at("query"), state, view.at("query").list("fromClause"));
    List<String> aliases = view.names("aliases");
    if (told.isEmpty() || told.get().isEmpty() || aliases.size() > told.get().size()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(aliases);
    columns.addAll(told.get().subList(aliases.size(), told.get().size()));
    return columns.contains("") ? Optional.empty() : Optional.of(columns);
  }

  /** A name that is not certain is empty. */
  private static Optional<List<String>> of(Tree query, CatalogueState state, List<Tree> from) {
    if (!query.at("larg").isNone()) { // UNION takes the names of its first part
      return of(query.at("larg"), state, query.at("larg").list("fromClause"));
    }
    List<String> columns = new ArrayList<>();
    for (Tree target : query.list("targetList")) {
      Tree value = target.at("val");
      if (value.is("ColumnRef") && value.list("fields").getLast().is("A_Star")) {
        Optional<List<String>> all = star(value, state, from);
        if (all.isEmpty()) {
          return Optional.empty();
        }
        columns.addAll(all.get());
      } else {
        columns.add(target.has("name") ? target.text("name") : name(value));
      }
    }
    return Optional.of(columns);
  }

  /** Of one table or view, which is known. */
  private static Optional<List<String>> star(Tree star, CatalogueState state, List<Tree> from) {
    if (from.size() != 1
        || !from.getFirst().is("RangeVar")
        || star.list("fields").size() > 1
        || !from.getFirst().at("alias").list("colnames").isEmpty()) {
      return Optional.empty();
    }
    Tree relation = from.getFirst();
    return state
        .table(relation)
        .map(table -> table.columns().stream().map(Column::name).toList())
        .or(() -> state.view(relation).map(View::columns));
  }

  private static String name(Tree value) {
    if (value.is("ColumnRef")) {
      return value.names("fields").stream().reduce("", (first, last) -> last);
    }
    if (value.is("FuncCall")) {
      return value.names("funcname").stream().reduce("", (first, last) -> last);
    }
    return value.is("TypeCast")
        ? name(value.at("arg"))
        : value.is("CoalesceExpr") ? "coalesce" : "";
  }
}
