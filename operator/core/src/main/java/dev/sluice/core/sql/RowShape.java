package dev.sluice.core.sql;

/** What a row is but for its constants, as a text: rows of one shape do the same. */
final class RowShape {
  private RowShape() {}

  /** Arguments of functions may decide what they do, so with a call the constants count. */
  static String of(Tree row) {
    StringBuilder shape = new StringBuilder();
    boolean calls = row.everything().anyMatch(node -> node.is("FuncCall"));
    row.everything().forEach(node -> describe(shape, node, calls));
    return shape.toString();
  }

  private static void describe(StringBuilder shape, Tree node, boolean constants) {
    shape.append('(').append(node.kind());
    for (String field : node.fields()) {
      boolean counts = !field.equals("location") && (constants || !isConstant(node));
      if (counts) {
        shape.append(' ').append(field).append('=').append(node.scalar(field));
      }
    }
    shape.append(')');
  }

  private static boolean isConstant(Tree node) {
    return node.is("A_Const") || node.kind().isEmpty();
  }
}
