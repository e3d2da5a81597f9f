import java.util.List;
import java.util.Optional;

/** Writes what is left of a function, and its parts as functions of the module. */
final class FunctionWriter {
  /** The global that is the C stack pointer. */
  private static final int STACK_POINTER = 0;

  private final WasmFile module;
  private final PartType partType;
  private final FunctionBody function;
  private final List<Part> parts;
  private final List<Uses> uses;
  private final List<Flow> flows;
  private final Frame frame;

  FunctionWriter(WasmFile module, PartType partType, FunctionBody function, List<Part> parts) {
    this.module = module;
    this.partType = partType;
    this.function = function;
    this.parts = parts;
    this.uses = parts.stream().map(part -> new Uses(part.run)).toList();
    this.flows = parts.stream().map(Flow::new).toList();
    this.frame = new Frame(function, new Uses(function.root().body), uses, flows);
  }

  byte[] write() {
    int first = module.nextFunction();
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).function = first + i;
    }
    for (int i = 0; i < parts.size(); i++) {
      module.add(partType.of(parts.get(i)), part(parts.get(i), uses.get(i), flows.get(i)));
    }
    return rest();
  }

  /**
   * Unless it calls others, a part loads the locals it shares at its start, stores them at its end.
   */
  private byte[] part(Part part, Uses used, Flow flow) {
    boolean cached = !used.calls;
    CodeWriter writer = new CodeWriter(function, partType, frame, Optional.of(part), cached);
    if (cached) {
      used.locals.stream()
          .filter(local -> frame.holds(local))
          .filter(local -> !flow.always.get(local) || flow.early.get(local))
          .forEach(writer::loadFromFrame);
    }
    writer.partBody(part);
    if (cached) {
      flow.written.stream().filter(frame::holds).forEach(writer::storeToFrame);
    }
    return writer.finish(part);
  }

  private byte[] rest() {
    CodeWriter writer = new CodeWriter(function, partType, frame, Optional.empty(), false);
    int address = writer.frameAddress();
    Output out = writer.out;
    out.op(Op.GLOBAL_GET, STACK_POINTER);
    out.constant(frame.size());
    out.write(Op.SUBTRACT_32);
    out.op(Op.LOCAL_TEE, address);
    out.op(Op.GLOBAL_SET, STACK_POINTER);
    for (int local = 0; local < function.locals().size(); local++) {
      if (frame.holds(local)) {
        start(writer, local);
      }
    }
    writer.node(function.root());
    out.op(Op.LOCAL_GET, address);
    out.constant(frame.size());
    out.write(Op.ADD_32);
    out.op(Op.GLOBAL_SET, STACK_POINTER);
    return writer.finish();
  }

  /** A parameter as it came, another local as zero. */
  private void start(CodeWriter writer, int local) {
    if (local < function.parameters()) {
      writer.storeToFrame(local);
      return;
    }
    writer.out.op(Op.LOCAL_GET, writer.frameAddress());
    writer.out.zero64();
    writer.out.op(Op.STORE_64, 3);
    writer.out.number(frame.offset(local));
  }
}
