import java.util.Arrays;
import java.util.List;

/** Where locals live that more than one part uses, or a part and what calls it again. */
final class Frame {
  /** Of the function's result, when a part returns. */
  static final int RESULT_OFFSET = 0;

  private static final int SLOT_BYTES = 8;
  private static final int NONE = -1;

  private final int[] offsets;
  private int size = SLOT_BYTES;

  Frame(FunctionBody function, Uses own, List<Uses> uses, List<Flow> flows) {
    offsets = new int[function.locals().size()];
    Arrays.fill(offsets, NONE);
    for (int local = 0; local < offsets.length; local++) {
      int users = own.locals.get(local) ? 1 : 0;
      boolean carried = local < function.parameters() && users == 0;
      for (int i = 0; i < uses.size(); i++) {
        users += uses.get(i).locals.get(local) ? 1 : 0;
        carried |= uses.get(i).locals.get(local) && flows.get(i).early.get(local);
      }
      if (users > 1 || users == 1 && carried) {
        offsets[local] = size;
        size += SLOT_BYTES;
      }
    }
  }

  boolean holds(int local) {
    return offsets[local] != NONE;
  }

  int offset(int local) {
    return offsets[local];
  }

  /** A multiple of 16, as the C stack wants it. */
  int size() {
    return size + 15 & ~15;
  }
}
