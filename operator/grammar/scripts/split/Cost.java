import java.util.List;

/** Estimated bytes of Java bytecode. */
final class Cost {
  static final int BLOCK = 6;

  private Cost() {}

  static int of(List<List<Node>> sequence) {
    return sequence.stream().flatMap(List::stream).mapToInt(Cost::of).sum();
  }

  static int of(Node node) {
    return switch (node) {
      case Node.Plain plain -> plain.cost();
      case Node.Local local -> 3;
      case Node.Branch branch -> branch.conditional() ? 8 : 4;
      case Node.Table table -> 20 + 4 * table.to().size();
      case Node.Call(Part part) -> 12 + (part.hasCode() ? 20 + 8 * part.exits.size() : 0);
      case Node.Block block -> BLOCK + of(block.body) + block.other.map(Cost::of).orElse(0);
    };
  }
}
