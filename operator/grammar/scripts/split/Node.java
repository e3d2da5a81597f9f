import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An instruction. A statement is a list of them that leaves the stack as high as it was. */
sealed interface Node {
  /**
   * What only has to be copied.
   *
   * @param cost estimated bytes of Java bytecode
   */
  record Plain(int op, byte[] raw, int cost) implements Node {}

  record Local(int op, int index) implements Node {}

  record Branch(boolean conditional, Block to) implements Node {}

  /**
   * @param to the default last
   */
  record Table(List<Block> to) implements Node {}

  record Call(Part part) implements Node {}

  /** Block, loop or if, and so the label of branches; the whole body is one too. */
  final class Block implements Node {
    final int op;
    final int type;
    List<List<Node>> body = new ArrayList<>();
    Optional<List<List<Node>>> other = Optional.empty();

    Block(int op, int type) {
      this.op = op;
      this.type = type;
    }

    /** What a branch to it takes along. */
    int arity() {
      return op == Op.LOOP || type == Op.NO_RESULT ? 0 : 1;
    }
  }
}
