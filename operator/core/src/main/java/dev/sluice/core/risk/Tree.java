package dev.sluice.core.risk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of PostgreSQL's parse tree, in libpg_query's JSON: {@code {"DropStmt": {"objects":
 * [...]}}}. What has its default value is not in it, so all that is absent reads as empty, false or
 * {@link #NONE}.
 *
 * @param kind {@code DropStmt}; empty where the place in the tree alone tells it
 */
public record Tree(String kind, Map<String, Object> fields) {
  public static final Tree NONE = new Tree("", Map.of());

  /** Of the JSON of one statement: objects are maps, arrays are lists. */
  public static Tree of(Map<String, Object> json) {
    return node(json);
  }

  public boolean is(String name) {
    return kind.equals(name);
  }

  public boolean isNone() {
    return fields.isEmpty() && kind.isEmpty();
  }

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** A flag that is set. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  /** A name or the name of an enum's value. */
  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  public int number(String field) {
    return fields.get(field) instanceof Number number ? number.intValue() : 0;
  }

  public Tree at(String field) {
    return node(fields.get(field));
  }

  public List<Tree> list(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().map(Tree::node).toList()
        : List.of();
  }

  /** Parts of a dotted name, as {@code a.b}. */
  public List<String> names(String field) {
    return strings(list(field));
  }

  /** A node that is itself a list of names. */
  public List<String> names() {
    return is("List") ? names("items") : is("String") ? List.of(text("sval")) : List.of();
  }

  private static List<String> strings(List<Tree> nodes) {
    return nodes.stream().filter(n -> n.is("String")).map(n -> n.text("sval")).toList();
  }

  /** This node and all below it that are of a kind. */
  public List<Tree> all(String name) {
    return found(name, List.of(this));
  }

  /** Those below this node that are of a kind. */
  public List<Tree> below(String name) {
    return found(name, fields.values());
  }

  private static List<Tree> found(String name, Collection<?> roots) {
    List<Tree> found = new ArrayList<>();
    Deque<Object> left = new ArrayDeque<>(roots); // an expression may be deeper than the stack
    while (!left.isEmpty()) {
      Object next = left.pop();
      if (next instanceof List<?> list) {
        list.reversed().forEach(left::push);
        continue;
      }
      Tree node = node(next);
      if (node.is(name)) {
        found.add(node);
      }
      node.fields.values().forEach(left::push);
    }
    return found;
  }

  private static Tree node(@Nullable Object value) {
    if (value instanceof Tree tree) {
      return tree;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return NONE;
    }
    Map<String, Object> fields = fields(map);
    if (fields.size() == 1) {
      Map.Entry<String, Object> only = fields.entrySet().iterator().next();
      if (Character.isUpperCase(only.getKey().charAt(0))
          && only.getValue() instanceof Map<?, ?> inner) {
        return new Tree(only.getKey(), fields(inner));
      }
    }
    return new Tree("", fields);
  }

  @SuppressWarnings("unchecked") // as JSON has them
  private static Map<String, Object> fields(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
