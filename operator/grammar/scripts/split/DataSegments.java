import java.util.ArrayList;
import java.util.List;

/** Thousands of pieces of C's data as one: a JVM that starts reads each of them. */
final class DataSegments {
  private static final int END = 0x0b;

  private record Piece(int at, byte[] bytes) {
    int end() {
      return at + bytes.length;
    }
  }

  private DataSegments() {}

  /** Memory is zero where no piece was. */
  static byte[] merged(byte[] section) {
    List<Piece> pieces = read(new Input(section));
    int from = pieces.stream().mapToInt(Piece::at).min().orElseThrow();
    byte[] all = new byte[pieces.stream().mapToInt(Piece::end).max().orElseThrow() - from];
    pieces.forEach(
        piece -> System.arraycopy(piece.bytes, 0, all, piece.at - from, piece.bytes.length));
    Output out = new Output();
    out.number(1);
    out.number(0); // active, in the only memory
    out.constant(from);
    out.write(END);
    out.vector(all);
    return out.toByteArray();
  }

  private static List<Piece> read(Input in) {
    List<Piece> pieces = new ArrayList<>();
    int count = in.number();
    for (int i = 0; i < count; i++) {
      expect(in, 0);
      expect(in, Op.CONSTANT_32);
      int at = in.number(); // below 2^31, so its sign is not extended
      expect(in, END);
      pieces.add(new Piece(at, in.vector()));
    }
    return pieces;
  }

  private static void expect(Input in, int wanted) {
    if (in.one() != wanted) {
      throw new IllegalStateException("only active segments at a constant address are known");
    }
  }
}
