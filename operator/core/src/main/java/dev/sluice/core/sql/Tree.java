package dev.sluice.core.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of PostgreSQL's parse tree, in libpg_query's form: {@code {"DropStmt": {"objects":
 * [...]}}}. What has its default value is not in it, so all that is absent reads as empty, false or
 * {@link #NONE}.
 */
public final class Tree {
  public static final Tree NONE = new Tree("", new String[0], new Object[0]);

  private final String kind;
  private final String[] names;
  private final Object[] values;

  /**
   * Takes the arrays as they are.
   *
   * @param kind {@code DropStmt}; empty where the place in the tree alone tells it
   * @param names of its fields
   * @param values of the same fields: Tree, List of those, String, Long or Boolean
   */
  public Tree(String kind, String[] names, Object[] values) {
    this.kind = kind;
    this.names = names;
    this.values = values;
  }

  /** Of this kind, without any field. */
  public static Tree of(String kind) {
    return new Tree(kind, NONE.names, NONE.values);
  }

  public String kind() {
    return kind;
  }

  public boolean is(String name) {
    return kind.equals(name);
  }

  public boolean isNone() {
    return names.length == 0 && kind.isEmpty();
  }

  public boolean has(String field) {
    return value(field) != null;
  }

  /** A flag that is set. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(value(field));
  }

  /** A name or the name of an enum's value. */
  public String text(String field) {
    return value(field) instanceof String text ? text : "";
  }

  public int number(String field) {
    return value(field) instanceof Number number ? number.intValue() : 0;
  }

  public Tree at(String field) {
    return value(field) instanceof Tree tree ? tree : NONE;
  }

  public List<Tree> list(String field) {
    return value(field) instanceof List<?> list ? trees(list) : List.of();
  }

  @SuppressWarnings("unchecked") // no list of libpg_query holds anything but nodes
  private static List<Tree> trees(List<?> list) {
    return (List<Tree>) list;
  }

  /** Parts of a dotted name, as {@code a.b}. */
  public List<String> names(String field) {
    return strings(list(field));
  }

  /** A node that is itself a list of names. */
  public List<String> names() {
    return is("List") ? names("items") : is("String") ? List.of(text("sval")) : List.of();
  }

  /** The fields that it has, in their order. */
  public List<String> fields() {
    return List.of(names);
  }

  /** A text, a number or a flag, as text; empty for nodes. */
  public String scalar(String field) {
    Object value = value(field);
    return value == null || value instanceof Tree || value instanceof List ? "" : value.toString();
  }

  /** The same with another list in one of its fields. */
  public Tree with(String field, List<Tree> list) {
    return changed(field, List.copyOf(list));
  }

  /** The same with another node in one of its fields. */
  public Tree with(String field, Tree node) {
    return changed(field, node);
  }

  private Tree changed(String field, Object value) {
    Object[] changed = values.clone();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(field)) {
        changed[i] = value;
      }
    }
    return new Tree(kind, names, changed);
  }

  private static List<String> strings(List<Tree> nodes) {
    return nodes.stream().filter(n -> n.is("String")).map(n -> n.text("sval")).toList();
  }

  /** This node and all below it that are of a kind. */
  public List<Tree> all(String name) {
    List<Tree> found = new ArrayList<>();
    walk(node -> {
      if (node.is(name)) {
        found.add(node);
      }
    });
    return found;
  }

  /** Those below this node that are of a kind. */
  public List<Tree> below(String name) {
    List<Tree> found = all(name);
    return is(name) ? found.subList(1, found.size()) : found;
  }

  /** This node and all below it. */
  public Stream<Tree> everything() {
    List<Tree> found = new ArrayList<>();
    walk(found::add);
    return found.stream();
  }

  private void walk(Consumer<Tree> visitor) {
    Deque<Tree> left = new ArrayDeque<>(); // an expression may be deeper than the stack
    left.push(this);
    while (!left.isEmpty()) {
      Tree node = left.pop();
      visitor.accept(node);
      for (int i = node.values.length - 1; i >= 0; i--) {
        if (node.values[i] instanceof Tree child) {
          left.push(child);
        } else if (node.values[i] instanceof List<?> list) {
          for (int j = list.size() - 1; j >= 0; j--) {
            left.push((Tree) list.get(j));
          }
        }
      }
    }
  }

  private @Nullable Object value(String field) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(field)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return kind + Arrays.toString(names);
  }
}
