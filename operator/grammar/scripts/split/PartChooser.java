import java.util.ArrayList;
import java.util.List;

/** Replaces runs of statements by calls of parts, from the inside out, until all is small. */
final class PartChooser {
  /** Estimated bytes of Java bytecode of a part. */
  static final int MOST = 4500;

  /** Less stays where it is. */
  private static final int LEAST = 40;

  private static final int MOST_EXITS = 40;

  private final FunctionBody function;
  private final List<Part> parts = new ArrayList<>();

  private PartChooser(FunctionBody function) {
    this.function = function;
  }

  static List<Part> choose(FunctionBody function) {
    PartChooser chooser = new PartChooser(function);
    chooser.shrink(function.root().body);
    return chooser.parts;
  }

  /** Returns the cost after. */
  private int shrink(List<List<Node>> sequence) {
    List<Integer> costs = new ArrayList<>();
    for (List<Node> statement : sequence) {
      costs.add(statement.stream().mapToInt(this::shrunk).sum());
    }
    int total = costs.stream().mapToInt(Integer::intValue).sum();
    if (total <= MOST) {
      return total;
    }
    List<List<Node>> shorter = new ArrayList<>();
    for (int i = 0; i < costs.size(); ) {
      int end = endOfRun(sequence, costs, i);
      shorter.addAll(moved(sequence.subList(i, end), costs.subList(i, end)));
      i = end;
    }
    sequence.clear();
    sequence.addAll(shorter);
    return Cost.of(sequence);
  }

  private int shrunk(Node node) {
    return node instanceof Node.Block block
        ? Cost.BLOCK + shrink(block.body) + block.other.map(this::shrink).orElse(0)
        : Cost.of(node);
  }

  /** At least one further than the start. */
  private int endOfRun(List<List<Node>> sequence, List<Integer> costs, int start) {
    int end = start;
    int size = 0;
    while (end < costs.size() && size + costs.get(end) <= MOST && isMovable(sequence.get(end))) {
      size += costs.get(end);
      end++;
    }
    return Math.max(end, start + 1);
  }

  private List<List<Node>> moved(List<List<Node>> run, List<Integer> costs) {
    int size = costs.stream().mapToInt(Integer::intValue).sum();
    if (size < LEAST || size > MOST || !isMovable(run.getFirst())) {
      return new ArrayList<>(run);
    }
    Part part = new Part(new ArrayList<>(run), Exits.of(run).blocks(), Exits.fallsThrough(run));
    parts.add(part);
    return List.of(new ArrayList<>(List.of(new Node.Call(part))));
  }

  private boolean isMovable(List<Node> statement) {
    if (function.results().contains(statement)) {
      return false;
    }
    Exits exits = Exits.of(List.of(statement));
    return exits.areMovable()
        && exits.blocks().size() <= MOST_EXITS
        && exits.blocks().stream()
            .allMatch(block -> block.arity() == 0 || block == function.root());
  }
}
