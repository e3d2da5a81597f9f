/** Opcodes of WebAssembly and its marks of types, as far as a name helps. */
final class Op {
  static final int UNREACHABLE = 0x00;
  static final int BLOCK = 0x02;
  static final int LOOP = 0x03;
  static final int IF = 0x04;
  static final int ELSE = 0x05;
  static final int END = 0x0b;
  static final int BRANCH = 0x0c;
  static final int BRANCH_IF = 0x0d;
  static final int BRANCH_TABLE = 0x0e;
  static final int RETURN = 0x0f;
  static final int CALL = 0x10;
  static final int CALL_INDIRECT = 0x11;
  static final int DROP = 0x1a;
  static final int SELECT = 0x1b;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_SET = 0x21;
  static final int LOCAL_TEE = 0x22;
  static final int GLOBAL_GET = 0x23;
  static final int GLOBAL_SET = 0x24;
  static final int FIRST_LOAD = 0x28;
  static final int LAST_LOAD = 0x35;
  static final int FIRST_STORE = 0x36;
  static final int STORE_64 = 0x37;
  static final int LAST_STORE = 0x3e;
  static final int MEMORY_SIZE = 0x3f;
  static final int MEMORY_GROW = 0x40;
  static final int CONSTANT_32 = 0x41;
  static final int CONSTANT_64 = 0x42;
  static final int CONSTANT_FLOAT = 0x43;
  static final int CONSTANT_DOUBLE = 0x44;
  static final int ADD_32 = 0x6a;
  static final int SUBTRACT_32 = 0x6b;
  static final int EXTENDED = 0xfc;

  static final int NO_RESULT = 0x40;
  static final byte INT_32 = 0x7f;
  static final byte INT_64 = 0x7e;
  static final int LEAST_TYPE = 0x7c;

  private Op() {}
}
