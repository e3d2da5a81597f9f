import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where branches lead that leave a run of statements. */
final class Exits {
  private final Set<Node.Block> inside = new HashSet<>();
  private final Set<Node.Block> outside = new LinkedHashSet<>();
  private boolean movable = true;

  private Exits() {}

  static Exits of(List<List<Node>> run) {
    Exits exits = new Exits();
    exits.add(run);
    return exits;
  }

  List<Node.Block> blocks() {
    return new ArrayList<>(outside);
  }

  /** Not when a conditional branch takes a value along. */
  boolean areMovable() {
    return movable;
  }

  static boolean fallsThrough(List<List<Node>> run) {
    return switch (run.getLast().getLast()) {
      case Node.Branch branch -> branch.conditional();
      case Node.Table table -> false;
      case Node.Plain plain -> plain.op() != Op.UNREACHABLE;
      case Node.Call(Part part) -> part.falls;
      case Node.Local local -> true;
      case Node.Block block -> true;
    };
  }

  private void add(List<List<Node>> run) {
    run.forEach(statement -> statement.forEach(this::add));
  }

  private void add(Node node) {
    switch (node) {
      case Node.Branch(boolean conditional, Node.Block to) ->
          add(to, !conditional || to.arity() == 0);
      case Node.Table table -> table.to().forEach(to -> add(to, to.arity() == 0));
      case Node.Call(Part part) -> part.exits.forEach(to -> add(to, true));
      case Node.Block block -> {
        inside.add(block);
        add(block.body);
        block.other.ifPresent(this::add);
      }
      case Node.Plain plain -> {}
      case Node.Local local -> {}
    }
  }

  private void add(Node.Block to, boolean fine) {
    if (!inside.contains(to)) {
      outside.add(to);
      movable &= fine;
    }
  }
}
