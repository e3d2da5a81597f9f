import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The locals of a new function, and the way to those that live in the frame. */
final class Locals {
  private static final int UNSET = -1;

  private final Output out;
  private final FunctionBody function;
  private final Frame frame;
  private final boolean isPart;
  private final boolean cached;
  private final int parameters;
  private final List<Byte> added = new ArrayList<>();
  private final Map<Integer, Integer> own = new HashMap<>();
  private final Map<Integer, Integer> temporaries = new HashMap<>();
  private int code = UNSET;
  private int address = UNSET;

  Locals(
      Output out,
      FunctionBody function,
      PartType partType,
      Frame frame,
      boolean isPart,
      boolean cached) {
    this.out = out;
    this.function = function;
    this.frame = frame;
    this.isPart = isPart;
    this.cached = cached;
    this.parameters = isPart ? partType.parameters().length : function.parameters();
  }

  private int add(byte type) {
    added.add(type);
    return parameters + added.size() - 1;
  }

  /** A part gets it as its first parameter. */
  int frameAddress() {
    if (isPart) {
      return 0;
    }
    if (address == UNSET) {
      address = add(Op.INT_32);
    }
    return address;
  }

  /** The number of the branch that the caller takes next. */
  int code() {
    if (code == UNSET) {
      code = add(Op.INT_32);
    }
    return code;
  }

  int temporary(int type) {
    return temporaries.computeIfAbsent(type, missing -> add((byte) type));
  }

  private int own(int local) {
    return !isPart && local < parameters
        ? local
        : own.computeIfAbsent(local, missing -> add(function.locals().get(local)));
  }

  void write(Node.Local local) {
    int index = local.index();
    if (cached || !frame.holds(index)) {
      out.op(local.op(), own(index));
      return;
    }
    if (local.op() == Op.LOCAL_GET) {
      out.op(Op.LOCAL_GET, frameAddress());
      access(index, true);
      return;
    }
    int value = temporary(function.locals().get(index));
    out.op(Op.LOCAL_SET, value);
    out.op(Op.LOCAL_GET, frameAddress());
    out.op(Op.LOCAL_GET, value);
    access(index, false);
    if (local.op() == Op.LOCAL_TEE) {
      out.op(Op.LOCAL_GET, value);
    }
  }

  void loadFromFrame(int local) {
    out.op(Op.LOCAL_GET, frameAddress());
    access(local, true);
    out.op(Op.LOCAL_SET, own(local));
  }

  void storeToFrame(int local) {
    out.op(Op.LOCAL_GET, frameAddress());
    out.op(Op.LOCAL_GET, own(local));
    access(local, false);
  }

  private void access(int local, boolean load) {
    access(function.locals().get(local), frame.offset(local), load);
  }

  /** What it needs is on the stack: an address, and a value to store. */
  void access(int type, int offset, boolean load) {
    int kind = Op.INT_32 - type; // int, long, float, double
    out.op((load ? Op.FIRST_LOAD : Op.FIRST_STORE) + kind, kind == 0 || kind == 2 ? 2 : 3);
    out.number(offset);
  }

  byte[] body() {
    Output body = new Output();
    body.number(added.size());
    for (byte type : added) {
      body.number(1);
      body.write(type);
    }
    body.writeBytes(out.toByteArray());
    return body.toByteArray();
  }
}
