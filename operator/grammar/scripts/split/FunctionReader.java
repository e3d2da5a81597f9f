import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a body into statements. Instructions that cannot be reached are left out. */
final class FunctionReader {
  /** A node, by how much it changes the stack's height, and whether what follows is unreachable. */
  private record Step(Node node, int change, boolean ends) {}

  private final Input in;
  private final PlainReader plain;
  private final Node.Block root;
  private final Deque<Node.Block> open = new ArrayDeque<>();
  private final Set<List<Node>> results = Collections.newSetFromMap(new IdentityHashMap<>());

  private FunctionReader(WasmFile module, Input in, Node.Block root) {
    this.in = in;
    this.plain = new PlainReader(module, in);
    this.root = root;
  }

  static FunctionBody read(WasmFile module, int body) {
    Type type = module.typeOfBody(body);
    Input in = new Input(module.bodies.get(body));
    List<Byte> locals = locals(type, in);
    Node.Block root = new Node.Block(Op.BLOCK, type.resultType());
    FunctionReader reader = new FunctionReader(module, in, root);
    reader.fill(root);
    return new FunctionBody(type, locals, root, reader.results);
  }

  private static List<Byte> locals(Type type, Input in) {
    List<Byte> locals = new ArrayList<>();
    for (byte parameter : type.parameters()) {
      locals.add(parameter);
    }
    for (int groups = in.number(); groups > 0; groups--) {
      int count = in.number();
      locals.addAll(Collections.nCopies(count, (byte) in.one()));
    }
    return locals;
  }

  private void fill(Node.Block block) {
    open.push(block);
    if (sequence(block.body) == Op.ELSE) {
      block.other = Optional.of(new ArrayList<>());
      sequence(block.other.orElseThrow());
    }
    open.pop();
  }

  /** Returns what ended it. */
  private int sequence(List<List<Node>> sequence) {
    List<Node> statement = new ArrayList<>();
    int height = 0;
    boolean dead = false;
    int op = in.one();
    for (; op != Op.END && op != Op.ELSE; op = in.one()) {
      Step step = step(op);
      if (dead) {
        continue;
      }
      statement.add(step.node);
      height += step.change;
      dead = step.ends;
      if (height == 0 && !dead) {
        sequence.add(statement);
        statement = new ArrayList<>();
      }
    }
    if (!statement.isEmpty()) {
      sequence.add(statement);
    }
    if (!statement.isEmpty() && !dead) {
      results.add(statement);
    }
    return op;
  }

  private Step step(int op) {
    return switch (op) {
      case Op.BLOCK, Op.LOOP, Op.IF -> block(op);
      case Op.BRANCH -> new Step(new Node.Branch(false, label()), -1, true);
      case Op.BRANCH_IF -> new Step(new Node.Branch(true, label()), -1, false);
      case Op.BRANCH_TABLE -> table();
      case Op.RETURN -> new Step(new Node.Branch(false, root), 0, true);
      case Op.LOCAL_GET -> new Step(new Node.Local(op, in.number()), 1, false);
      case Op.LOCAL_SET -> new Step(new Node.Local(op, in.number()), -1, false);
      case Op.LOCAL_TEE -> new Step(new Node.Local(op, in.number()), 0, false);
      default -> plain(op);
    };
  }

  private Step block(int op) {
    Node.Block block = new Node.Block(op, in.one());
    boolean returns = block.type != Op.NO_RESULT;
    if (returns && (block.type < Op.LEAST_TYPE || block.type > Op.INT_32)) {
      throw new IllegalStateException("a block with parameters");
    }
    fill(block);
    return new Step(block, (returns ? 1 : 0) - (op == Op.IF ? 1 : 0), false);
  }

  private Step table() {
    List<Node.Block> to = new ArrayList<>();
    for (int more = in.number(); more >= 0; more--) {
      to.add(label());
    }
    return new Step(new Node.Table(to), 0, true);
  }

  private Step plain(int op) {
    int start = in.position() - 1;
    PlainReader.Effect effect = plain.effect(op);
    Node node = new Node.Plain(op, in.from(start), effect.cost());
    return new Step(node, effect.change(), op == Op.UNREACHABLE);
  }

  private Node.Block label() {
    return open.stream().skip(in.number()).findFirst().orElseThrow();
  }
}
