import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Writes the code of one new function: of a part, or of what is left. */
final class CodeWriter {
  final Output out = new Output();
  private final PartType partType;
  private final Optional<Part> part;
  private final Locals locals;
  private final Deque<Node.Block> labels = new ArrayDeque<>();
  private final Node.Block exit = label();

  /**
   * @param cached whether locals of the frame are loaded at the start and stored at the end
   */
  CodeWriter(
      FunctionBody function, PartType partType, Frame frame, Optional<Part> part, boolean cached) {
    this.partType = partType;
    this.part = part;
    this.locals = new Locals(out, function, partType, frame, part.isPresent(), cached);
  }

  private static Node.Block label() {
    return new Node.Block(Op.BLOCK, Op.NO_RESULT);
  }

  int frameAddress() {
    return locals.frameAddress();
  }

  void loadFromFrame(int local) {
    locals.loadFromFrame(local);
  }

  void storeToFrame(int local) {
    locals.storeToFrame(local);
  }

  /** In a block, which branches leave that lead out of the part. */
  void partBody(Part part) {
    exit.body = part.run;
    node(exit);
  }

  byte[] finish(Part part) {
    if (part.hasCode()) {
      out.op(Op.LOCAL_GET, locals.code());
    }
    return finish();
  }

  byte[] finish() {
    out.write(Op.END);
    return locals.body();
  }

  void node(Node node) {
    switch (node) {
      case Node.Plain plain -> out.writeBytes(plain.raw());
      case Node.Local local -> locals.write(local);
      case Node.Block block -> block(block);
      case Node.Branch branch -> branch(branch);
      case Node.Table(List<Node.Block> to) -> table(to);
      case Node.Call(Part called) -> call(called);
    }
  }

  private void block(Node.Block block) {
    open(block);
    sequence(block.body);
    block.other.ifPresent(other -> {
      out.write(Op.ELSE);
      sequence(other);
    });
    close();
  }

  private void open(Node.Block block) {
    out.write(block.op);
    out.write(block.type);
    labels.push(block);
  }

  private void close() {
    labels.pop();
    out.write(Op.END);
  }

  private void sequence(List<List<Node>> sequence) {
    sequence.forEach(statement -> statement.forEach(this::node));
  }

  private void branch(Node.Branch branch) {
    if (isOpen(branch.to())) {
      out.op(branch.conditional() ? Op.BRANCH_IF : Op.BRANCH, depth(branch.to()));
    } else if (branch.conditional()) {
      open(new Node.Block(Op.IF, Op.NO_RESULT));
      leave(branch.to(), false);
      close();
    } else {
      leave(branch.to(), false);
    }
  }

  private boolean isOpen(Node.Block block) {
    return labels.contains(block);
  }

  private int depth(Node.Block block) {
    return new ArrayList<>(labels).indexOf(block);
  }

  private void table(List<Node.Block> to) {
    if (to.stream().allMatch(this::isOpen)) {
      directTable(to);
    } else {
      int index = locals.temporary(Op.INT_32);
      out.op(Op.LOCAL_SET, index);
      farTable(to, () -> out.op(Op.LOCAL_GET, index));
    }
  }

  private void directTable(List<Node.Block> to) {
    out.op(Op.BRANCH_TABLE, to.size() - 1);
    to.forEach(block -> out.number(depth(block)));
  }

  /** Where some targets need more than a branch: each gets a block, after which that is done. */
  private void farTable(List<Node.Block> to, Runnable index) {
    List<Node.Block> far =
        to.stream().distinct().filter(block -> !isOpen(block) || block.arity() > 0).toList();
    List<Node.Block> stops = far.stream().map(block -> label()).toList();
    stops.reversed().forEach(this::open);
    index.run();
    directTable(
        to.stream()
            .map(block -> far.contains(block) ? stops.get(far.indexOf(block)) : block)
            .toList());
    for (Node.Block block : far) {
      close();
      go(block);
    }
  }

  private void call(Part called) {
    if (called.hasCode()) {
      callWithCode(called);
      return;
    }
    callOnly(called);
    if (!called.falls && called.exits.isEmpty()) {
      out.write(Op.UNREACHABLE);
    } else if (!called.falls) {
      go(called.exits.getFirst());
    }
  }

  private void callWithCode(Part called) {
    Node.Block after = label();
    open(after);
    List<Node.Block> to = new ArrayList<>();
    to.add(called.falls ? after : called.exits.getFirst());
    to.addAll(called.exits);
    farTable(to, () -> callOnly(called));
    close();
    if (!called.falls) {
      out.write(Op.UNREACHABLE);
    }
  }

  private void callOnly(Part called) {
    out.op(Op.LOCAL_GET, frameAddress());
    for (int i = 1; i < partType.parameters().length; i++) {
      out.zero64();
    }
    out.op(Op.CALL, called.function);
  }

  /** The function's result, if it has one, is in the frame. */
  private void go(Node.Block to) {
    if (!isOpen(to)) {
      leave(to, true);
      return;
    }
    if (to.arity() > 0) {
      out.op(Op.LOCAL_GET, frameAddress());
      locals.access(to.type, Frame.RESULT_OFFSET, true);
    }
    out.op(Op.BRANCH, depth(to));
  }

  /** Ends the part, which tells its caller where to go. */
  private void leave(Node.Block to, boolean resultIsStored) {
    if (to.arity() > 0 && !resultIsStored) {
      int result = locals.temporary(to.type);
      out.op(Op.LOCAL_SET, result);
      out.op(Op.LOCAL_GET, frameAddress());
      out.op(Op.LOCAL_GET, result);
      locals.access(to.type, Frame.RESULT_OFFSET, false);
    }
    Part left = part.orElseThrow();
    if (left.hasCode()) {
      out.constant(left.exits.indexOf(to) + 1);
      out.op(Op.LOCAL_SET, locals.code());
    }
    out.op(Op.BRANCH, depth(exit));
  }
}
