package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** Names that a statement gives. */
final class Names {
  /** NAMEDATALEN - 1. */
  private static final int LONGEST = 63;

  private Names() {}

  static Stream<String> define(Act act) {
    Tree statement = act.statement();
    Stream<Tree> inside =
        act.is("CreateStmt")
            ? Stream.of("ColumnDef", "Constraint").flatMap(kind -> statement.all(kind).stream())
            : Stream.of(act.command().at("def"));
    return Stream.concat(
        Stream.of(
            statement.at("relation").text("relname"),
            statement.at("view").text("relname"),
            statement.at("sequence").text("relname"),
            statement.text("idxname"),
            statement.text("trigname"),
            statement.text("policy_name"),
            statement.text("newname"),
            last(statement, "funcname"),
            last(statement, "typeName"),
            last(statement, "domainname")),
        inside.flatMap(node -> Stream.of(node.text("colname"), node.text("conname"))));
  }

  private static String last(Tree statement, String field) {
    return statement.names(field).stream().reduce("", (first, second) -> second);
  }

  /** The parser has cut it already: in the text it goes on. */
  static boolean isCut(String name, String sql) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < LONGEST - 3) {
      return false;
    }
    int at = sql.toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT));
    int end = at + name.length();
    return at >= 0
        && end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_');
  }
}
