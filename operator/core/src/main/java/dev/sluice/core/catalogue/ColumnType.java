package dev.sluice.core.catalogue;

import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A column's type.
 *
 * @param name as in pg_type: int4, varchar, numeric; with its schema when it is not PostgreSQL's
 *     own
 * @param modifiers length, or precision and scale; none for a type without bounds
 * @param array whether it is an array of that type
 */
public record ColumnType(String name, List<Integer> modifiers, boolean array) {
  /** Nothing widens to it, and it widens to nothing. */
  public static final ColumnType UNKNOWN = new ColumnType("", List.of(), false);

  private static final String OWN = "pg_catalog";

  public ColumnType {
    modifiers = List.copyOf(modifiers);
  }

  /** Of a TypeName. */
  public static ColumnType of(Tree typeName) {
    List<String> names = typeName.names("names");
    List<Tree> modifiers = typeName.list("typmods");
    List<Integer> numbers =
        modifiers.stream().map(ColumnType::number).flatMap(Optional::stream).toList();
    if (names.isEmpty() || numbers.size() < modifiers.size() || typeName.flag("setof")) {
      return UNKNOWN;
    }
    return new ColumnType(
        canonical(
            names.size() > 1 && names.getFirst().equals(OWN)
                ? names.getLast()
                : String.join(".", names)),
        numbers,
        !typeName.list("arrayBounds").isEmpty());
  }

  /** Zero is not in the tree. */
  private static Optional<Integer> number(Tree modifier) {
    return modifier.is("A_Const") && modifier.has("ival")
        ? Optional.of(modifier.at("ival").number("ival"))
        : Optional.empty();
  }

  private static String canonical(String name) {
    return switch (name) {
      case "serial", "serial4" -> "int4";
      case "bigserial", "serial8" -> "int8";
      case "smallserial", "serial2" -> "int2";
      default -> name;
    };
  }

  /**
   * Whether PostgreSQL (9.2 and later) changes this type to the other in the catalogue alone: no
   * row is read or written.
   */
  public boolean widensTo(ColumnType other) {
    if (equals(UNKNOWN) || other.equals(UNKNOWN)) {
      return false;
    }
    if (array || other.array) {
      return equals(other);
    }
    return switch (name) {
      case "varchar" -> isText(other) && isNoShorter(other);
      case "text" -> isText(other) && other.modifiers.isEmpty();
      case "numeric" -> other.name.equals("numeric") && isNoNarrower(other);
      case "varbit", "timestamp", "timestamptz", "time", "timetz" ->
          other.name.equals(name) && isNoShorter(other);
      default -> equals(other);
    };
  }

  private static boolean isText(ColumnType type) {
    return type.name.equals("varchar") || type.name.equals("text");
  }

  private boolean isNoShorter(ColumnType other) {
    return other.modifiers.isEmpty()
        || (!modifiers.isEmpty() && other.modifiers.getFirst() >= modifiers.getFirst());
  }

  /** Digits before the point may become more; those behind it are part of each value. */
  private boolean isNoNarrower(ColumnType other) {
    return other.modifiers.isEmpty()
        || (!modifiers.isEmpty()
            && scale() == other.scale()
            && other.modifiers.getFirst() >= modifiers.getFirst());
  }

  private int scale() {
    return modifiers.size() > 1 ? modifiers.get(1) : 0;
  }
}
