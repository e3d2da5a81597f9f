import java.util.List;

/** Statements that become a function of their own. */
final class Part {
  final List<List<Node>> run;

  /** Where branches lead that leave it. */
  final List<Node.Block> exits;

  /** Whether its end can be reached. */
  final boolean falls;

  /** Its index, once it is known. */
  int function;

  Part(List<List<Node>> run, List<Node.Block> exits, boolean falls) {
    this.run = run;
    this.exits = exits;
    this.falls = falls;
  }

  /** Whether its caller must be told where to go on. */
  boolean hasCode() {
    return exits.size() + (falls ? 1 : 0) > 1;
  }
}
