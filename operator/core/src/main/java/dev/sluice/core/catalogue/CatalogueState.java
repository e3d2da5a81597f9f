package dev.sluice.core.catalogue;

import dev.sluice.core.catalogue.Catalogue.Source;
import dev.sluice.core.sql.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link Catalogue} with what statements have changed since, and the search path of the script
 * under way. Not for two threads.
 */
public final class CatalogueState {
  private static final String TEMPORARY = "pg_temp";

  private final Source source;
  private final boolean complete;
  private final List<String> home;
  private final Map<ObjectName, Table> tables;
  private final Map<ObjectName, View> views;
  private final Map<ObjectName, TypeKind> types;
  private List<String> path;

  /**
   * Of what is known before the first script.
   *
   * @param searchPath with which each script starts
   */
  public CatalogueState(Catalogue known, List<String> searchPath) {
    source = known.source();
    complete = known.isComplete();
    home = List.copyOf(searchPath);
    path = home;
    tables = new HashMap<>(known.tables());
    views = new HashMap<>(known.views());
    types = new HashMap<>(known.types());
  }

  /** What is known by now. */
  public Catalogue catalogue(Source of) {
    return new Catalogue(of, tables, views, types);
  }

  public Source source() {
    return source;
  }

  /** Each script has a session of its own. */
  public void startScript() {
    path = home;
    tables.keySet().removeIf(name -> name.schema().equals(TEMPORARY));
    views.keySet().removeIf(name -> name.schema().equals(TEMPORARY));
  }

  /** Of a RangeVar. */
  public Optional<Table> table(Tree rangeVar) {
    return found(tables, rangeVar.text("schemaname"), rangeVar.text("relname"));
  }

  /**
   * Of a name.
   *
   * @param schema empty where the search path decides
   */
  public Optional<Table> table(String schema, String name) {
    return found(tables, schema, name);
  }

  /** Of a RangeVar. */
  public Optional<View> view(Tree rangeVar) {
    return found(views, rangeVar.text("schemaname"), rangeVar.text("relname"));
  }

  /** Of the parts of a name. */
  public Optional<TypeKind> type(List<String> names) {
    return names.isEmpty() ? Optional.empty() : found(types, Names.schema(names), names.getLast());
  }

  /** Where a name leads, if it is certain. */
  <T> Optional<ObjectName> name(Map<ObjectName, T> in, String schema, String name) {
    return candidates(schema, name).filter(in::containsKey).findFirst();
  }

  private <T> Optional<T> found(Map<ObjectName, T> in, String schema, String name) {
    return name(in, schema, name).map(in::get);
  }

  /** Of an incomplete catalogue only the first schema counts: an earlier one may have the name. */
  private Stream<ObjectName> candidates(String schema, String name) {
    if (!schema.isEmpty()) {
      return Stream.of(new ObjectName(schema, name));
    }
    return path.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(TEMPORARY), path.stream().limit(complete ? path.size() : 1))
            .map(one -> new ObjectName(one, name));
  }

  /** Under which a statement creates it; empty when nobody knows the search path. */
  Optional<ObjectName> created(Tree rangeVar) {
    return rangeVar.text("relpersistence").equals("t")
        ? Optional.of(new ObjectName(TEMPORARY, rangeVar.text("relname")))
        : created(rangeVar.text("schemaname"), rangeVar.text("relname"));
  }

  Optional<ObjectName> created(String schema, String name) {
    return !schema.isEmpty()
        ? Optional.of(new ObjectName(schema, name))
        : path.stream().findFirst().map(first -> new ObjectName(first, name));
  }

  Map<ObjectName, Table> tables() {
    return tables;
  }

  Map<ObjectName, View> views() {
    return views;
  }

  Map<ObjectName, TypeKind> types() {
    return types;
  }

  boolean isComplete() {
    return complete;
  }

  void searchIn(List<String> schemas) {
    path = List.copyOf(schemas);
  }

  /** Nothing is known any more of what has this name, in whichever schema. */
  void forget(String name) {
    tables.keySet().removeIf(one -> one.name().equals(name));
    views.keySet().removeIf(one -> one.name().equals(name));
    types.keySet().removeIf(one -> one.name().equals(name));
  }

  /** Of all that a text names. */
  public void forgetNamed(String text) {
    tables.keySet().removeIf(one -> text.contains(one.name()));
    views.keySet().removeIf(one -> text.contains(one.name()));
    types.keySet().removeIf(one -> text.contains(one.name()));
  }

  void forgetSchema(String schema) {
    tables.keySet().removeIf(one -> one.schema().equals(schema));
    views.keySet().removeIf(one -> one.schema().equals(schema));
    types.keySet().removeIf(one -> one.schema().equals(schema));
  }

  /** Something ran that may have changed anything. */
  public void forgetAll() {
    tables.clear();
    views.clear();
    types.clear();
  }
}
