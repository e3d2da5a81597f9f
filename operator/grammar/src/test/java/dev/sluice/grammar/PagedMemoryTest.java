package dev.sluice.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It holds what Chicory's own memory holds. */
class PagedMemoryTest {
  private static final MemoryLimits FOUR_PAGES = new MemoryLimits(4, 8);
  private static final int SPAN = 400;

  private final Memory known = new ByteArrayMemory(FOUR_PAGES);
  private final Memory paged = new PagedMemory(FOUR_PAGES);

  /** Around the border of two pages, and inside of one. */
  @ParameterizedTest
  @ValueSource(ints = {Memory.PAGE_SIZE - SPAN / 2, 2 * Memory.PAGE_SIZE + 100})
  void readsWhatWasWritten(int base) {
    Random random = new Random(base);
    for (int round = 0; round < 20_000; round++) {
      int kind = random.nextInt(8);
      int at = base + random.nextInt(SPAN);
      write(known, kind, at, new Random(round));
      write(paged, kind, at, new Random(round));
      int there = base + random.nextInt(SPAN);
      assertThat(read(paged, there)).as("round %d", round).isEqualTo(read(known, there));
    }
    assertThat(paged.readBytes(base - 50, SPAN + 300))
        .isEqualTo(known.readBytes(base - 50, SPAN + 300));
  }

  @Test
  void whatLiesOutsideIsRefused() {
    int end = 4 * Memory.PAGE_SIZE;
    assertThat(paged.readInt(end - 4)).isZero();
    for (int at : new int[] {end - 2, end, -1, -8, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> paged.readInt(at)).isInstanceOf(WasmRuntimeException.class);
      assertThatThrownBy(() -> paged.writeI32(at, 1)).isInstanceOf(WasmRuntimeException.class);
      assertThatThrownBy(() -> paged.writeLong(at, 1)).isInstanceOf(WasmRuntimeException.class);
      assertThatThrownBy(() -> paged.readBytes(at, 8)).isInstanceOf(WasmRuntimeException.class);
    }
  }

  @Test
  void growsToItsLimitAndNoFurther() {
    paged.writeI32(8, 42);
    assertThat(paged.grow(4)).isEqualTo(4);
    assertThat(paged.pages()).isEqualTo(8);
    assertThat(paged.grow(1)).isEqualTo(-1);
    assertThat(paged.readInt(8)).isEqualTo(42);
    paged.writeI32(8 * Memory.PAGE_SIZE - 4, 7);
    assertThat(paged.readInt(8 * Memory.PAGE_SIZE - 4)).isEqualTo(7);
  }

  private static void write(Memory memory, int kind, int at, Random random) {
    long value = random.nextLong();
    int length = random.nextInt(200);
    switch (kind) {
      case 0 -> memory.writeByte(at, (byte) value);
      case 1 -> memory.writeShort(at, (short) value);
      case 2 -> memory.writeI32(at, (int) value);
      case 3 -> memory.writeLong(at, value);
      case 4 -> memory.copy(at, at + random.nextInt(40) - 20, length);
      case 5 -> memory.fill((byte) value, at, at + length);
      case 6 -> memory.writeF64(at, Double.longBitsToDouble(value & 0x7fefffffffffffffL));
      default -> memory.write(at, bytes(random, length), 0, length);
    }
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String read(Memory memory, int at) {
    return String.join(
        " ",
        String.valueOf(memory.read(at)),
        String.valueOf(memory.readShort(at)),
        String.valueOf(memory.readU16(at)),
        String.valueOf(memory.readInt(at)),
        String.valueOf(memory.readLong(at)),
        String.valueOf(memory.readF64(at)));
  }
}
