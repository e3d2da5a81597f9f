/** Reads the operands of instructions that are only copied. */
final class PlainReader {
  private static final int MEMORY_COPY = 10;
  private static final int MEMORY_FILL = 11;

  /** By how much the stack's height changes; estimated bytes of Java bytecode. */
  record Effect(int change, int cost) {}

  private final WasmFile module;
  private final Input in;

  PlainReader(WasmFile module, Input in) {
    this.module = module;
    this.in = in;
  }

  Effect effect(int op) {
    return switch (op) {
      case Op.UNREACHABLE, 0x01 -> new Effect(0, 1);
      case Op.CALL -> call(module.typeOfFunction(in.number()), 0);
      case Op.CALL_INDIRECT -> callIndirect();
      case Op.DROP -> new Effect(-1, 1);
      case Op.SELECT -> new Effect(-2, 10);
      case Op.GLOBAL_GET -> skippingNumber(1, 12);
      case Op.GLOBAL_SET -> skippingNumber(-1, 12);
      case Op.MEMORY_SIZE -> skipping(1, 1, 6);
      case Op.MEMORY_GROW -> skipping(1, 0, 6);
      case Op.CONSTANT_32, Op.CONSTANT_64 -> skippingNumber(1, 3);
      case Op.CONSTANT_FLOAT -> skipping(4, 1, 3);
      case Op.CONSTANT_DOUBLE -> skipping(8, 1, 3);
      case Op.EXTENDED -> extended(in.number());
      default -> op >= Op.FIRST_LOAD && op <= Op.LAST_STORE ? access(op) : numeric(op);
    };
  }

  private Effect skipping(int bytes, int change, int cost) {
    in.skip(bytes);
    return new Effect(change, cost);
  }

  private Effect skippingNumber(int change, int cost) {
    in.skipNumber();
    return new Effect(change, cost);
  }

  private Effect callIndirect() {
    Type type = module.types.get(in.number());
    in.number();
    return call(type, -1);
  }

  private static Effect call(Type type, int more) {
    return new Effect(more + type.results().length - type.parameters().length, 8);
  }

  private Effect access(int op) {
    in.skipNumber();
    in.skipNumber();
    return new Effect(op <= Op.LAST_LOAD ? 0 : -2, 9);
  }

  private Effect extended(int op) {
    return switch (op) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> new Effect(0, 8);
      case MEMORY_COPY -> skipping(2, -3, 8);
      case MEMORY_FILL -> skipping(1, -3, 8);
      default -> throw new IllegalStateException("extended opcode " + op);
    };
  }

  private static Effect numeric(int op) {
    if (op < 0x45 || op > 0xc4) {
      throw new IllegalStateException("opcode " + op);
    }
    return new Effect(hasOneOperand(op) ? 0 : -1, 3);
  }

  /** Tests for zero, counts of bits, functions of one float, conversions. */
  private static boolean hasOneOperand(int op) {
    return op == 0x45
        || op == 0x50
        || op >= 0x67 && op <= 0x69
        || op >= 0x79 && op <= 0x7b
        || op >= 0x8b && op <= 0x91
        || op >= 0x99 && op <= 0x9f
        || op >= 0xa7;
  }
}
