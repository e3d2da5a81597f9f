import java.util.List;
import java.util.Set;

/**
 * A function as a tree.
 *
 * @param locals the types of parameters and locals
 * @param results statements (by identity) that leave the result of their block on the stack
 */
record FunctionBody(Type type, List<Byte> locals, Node.Block root, Set<List<Node>> results) {
  int parameters() {
    return type.parameters().length;
  }
}
