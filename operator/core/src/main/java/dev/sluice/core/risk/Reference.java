package dev.sluice.core.risk;

import dev.sluice.core.sql.Tree;
import java.util.List;

/**
 * An object as a statement names it.
 *
 * @param schema empty where the search path decides
 */
record Reference(Kind kind, String schema, String name) {

  enum Kind {
    RELATION,
    TYPE,
    ROUTINE,
    SCHEMA,
    /** Whatever else there is: never known to be new. */
    OTHER
  }

  static Reference relation(Tree rangeVar) {
    boolean temporary = rangeVar.text("relpersistence").equals("t");
    String schema = temporary ? "pg_temp" : rangeVar.text("schemaname");
    return new Reference(Kind.RELATION, schema, rangeVar.text("relname"));
  }

  /** Of a dotted name. */
  static Reference of(Kind kind, List<String> names) {
    if (names.isEmpty()) {
      return new Reference(Kind.OTHER, "", "");
    }
    String schema = names.size() > 1 ? names.get(names.size() - 2) : "";
    return new Reference(kind, schema, names.getLast());
  }

  static Reference schema(String name) {
    return new Reference(Kind.SCHEMA, "", name);
  }

  /**
   * Of an ObjectWithArgs; OTHER without the types of its arguments, as any overload may be meant.
   */
  static Reference routine(Tree object) {
    return object.flag("args_unspecified")
        ? new Reference(Kind.OTHER, "", "")
        : routine(object.names("objname"), object.list("objargs"));
  }

  /** Of a CreateFunctionStmt. */
  static Reference created(Tree function) {
    List<Tree> types =
        function.list("parameters").stream()
            .filter(parameter -> !parameter.text("mode").matches("FUNC_PARAM_(OUT|TABLE)"))
            .map(parameter -> parameter.at("argType"))
            .toList();
    return routine(function.names("funcname"), types);
  }

  private static Reference routine(List<String> names, List<Tree> types) {
    Reference plain = of(Kind.ROUTINE, names);
    List<String> signature =
        types.stream()
            .map(type ->
                String.join(".", type.names("names"))
                    + "[]".repeat(type.list("arrayBounds").size()))
            .toList();
    return new Reference(Kind.ROUTINE, plain.schema(), plain.name() + signature);
  }

  Reference in(String otherSchema) {
    return new Reference(kind, otherSchema, name);
  }

  Reference named(String otherName) {
    return new Reference(kind, schema, otherName);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
