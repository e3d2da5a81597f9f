import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which locals of a part are written, and which may be read before. */
final class Flow {
  /** May be read before the part has written them. */
  final BitSet early = new BitSet();

  final BitSet written = new BitSet();

  /** Written on each way out. */
  final BitSet always;

  private final Map<Node.Block, BitSet> atLabels = new HashMap<>();

  Flow(Part part) {
    Optional<BitSet> end = run(part.run, new BitSet());
    for (Node.Block exit : part.exits) {
      end = both(end, Optional.ofNullable(atLabels.get(exit)));
    }
    always = end.orElseGet(BitSet::new);
  }

  /** What is written for sure where two ways meet, of which one may not be reachable. */
  private static Optional<BitSet> both(Optional<BitSet> one, Optional<BitSet> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    BitSet common = copy(one.get());
    common.and(other.get());
    return Optional.of(common);
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  /** From what is written before to what is written after; empty when the end is not reached. */
  private Optional<BitSet> run(List<List<Node>> sequence, BitSet before) {
    Optional<BitSet> now = Optional.of(copy(before));
    for (List<Node> statement : sequence) {
      for (Node node : statement) {
        now = after(node, now.orElseThrow());
        if (now.isEmpty()) {
          return now;
        }
      }
    }
    return now;
  }

  private Optional<BitSet> after(Node node, BitSet now) {
    return switch (node) {
      case Node.Plain plain -> reached(plain.op() != Op.UNREACHABLE, now);
      case Node.Local local -> Optional.of(after(local, now));
      case Node.Branch(boolean conditional, Node.Block to) ->
          branched(List.of(to), conditional, now);
      case Node.Table(List<Node.Block> to) -> branched(to, false, now);
      case Node.Call(Part part) -> branched(part.exits, part.falls, now);
      case Node.Block block -> after(block, now);
    };
  }

  private BitSet after(Node.Local local, BitSet now) {
    if (local.op() != Op.LOCAL_GET) {
      now.set(local.index());
      written.set(local.index());
    } else if (!now.get(local.index())) {
      early.set(local.index());
    }
    return now;
  }

  private Optional<BitSet> branched(List<Node.Block> to, boolean goesOn, BitSet now) {
    for (Node.Block block : to) {
      atLabels.merge(block, copy(now), (a, b) -> both(Optional.of(a), Optional.of(b)).get());
    }
    return reached(goesOn, now);
  }

  private Optional<BitSet> after(Node.Block block, BitSet now) {
    Optional<BitSet> end = run(block.body, now);
    if (block.op == Op.IF) {
      end = both(end, block.other.map(other -> run(other, now)).orElse(Optional.of(now)));
    }
    Optional<BitSet> branched = Optional.ofNullable(atLabels.remove(block));
    return block.op == Op.LOOP ? end : both(end, branched);
  }

  private static Optional<BitSet> reached(boolean reached, BitSet now) {
    return reached ? Optional.of(now) : Optional.empty();
  }
}
