import java.io.ByteArrayOutputStream;

/** Writes WebAssembly's binary form. */
final class Output extends ByteArrayOutputStream {
  void number(int number) {
    int rest = number;
    while ((rest & ~0x7f) != 0) {
      write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  void vector(byte[] bytes) {
    number(bytes.length);
    writeBytes(bytes);
  }

  void op(int op, int operand) {
    write(op);
    number(operand);
  }

  void constant(int value) {
    write(Op.CONSTANT_32);
    int rest = value;
    while (rest < -64 || rest > 63) {
      write(rest & 0x7f | 0x80);
      rest >>= 7;
    }
    write(rest & 0x7f);
  }

  void zero64() {
    write(Op.CONSTANT_64);
    write(0);
  }
}
