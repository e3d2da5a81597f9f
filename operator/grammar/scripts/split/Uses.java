import java.util.BitSet;
import java.util.List;

/** Which locals a function or a part names, and whether it calls parts. */
final class Uses {
  final BitSet locals = new BitSet();
  boolean calls;

  Uses(List<List<Node>> sequence) {
    add(sequence);
  }

  private void add(List<List<Node>> sequence) {
    sequence.forEach(statement -> statement.forEach(this::add));
  }

  private void add(Node node) {
    switch (node) {
      case Node.Local local -> locals.set(local.index());
      case Node.Call call -> calls = true;
      case Node.Block block -> {
        add(block.body);
        block.other.ifPresent(this::add);
      }
      case Node.Plain plain -> {}
      case Node.Branch branch -> {}
      case Node.Table table -> {}
    }
  }
}
