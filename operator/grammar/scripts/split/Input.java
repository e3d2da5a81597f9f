import java.util.Arrays;

/** Reads WebAssembly's binary form. */
final class Input {
  private final byte[] bytes;
  private int position;

  Input(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return position < bytes.length;
  }

  int position() {
    return position;
  }

  int one() {
    return bytes[position++] & 0xff;
  }

  void skip(int count) {
    position += count;
  }

  int number() {
    int number = 0;
    int shift = 0;
    int next = one();
    while (next >= 0x80) {
      number |= (next & 0x7f) << shift;
      shift += 7;
      next = one();
    }
    return number | next << shift;
  }

  /** Of any length, with or without a sign. */
  void skipNumber() {
    while (one() >= 0x80) {
      continue;
    }
  }

  byte[] vector() {
    return take(number());
  }

  byte[] take(int count) {
    position += count;
    return from(position - count);
  }

  byte[] from(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }
}
