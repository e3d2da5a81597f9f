package dev.sluice.grammar;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory of compiled C, in pages. A page is there once it is used: C's stack, between its data
 * and its heap, takes no more room than it has ever used, and to grow copies nothing.
 *
 * <p>Generated classes call it. What lies outside is a {@link WasmRuntimeException}.
 */
public final class PagedMemory implements Memory {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BITS = 16;
  private static final int MASK = PAGE_SIZE - 1;

  private final MemoryLimits limits;

  /** Null where nothing was read or written yet. */
  private byte[] @Nullable [] pages;

  PagedMemory(MemoryLimits limits) {
    this.limits = limits;
    pages = new byte[limits.initialPages()][];
  }

  @Override
  public int readInt(int at) {
    int offset = at & MASK;
    try {
      if (offset <= PAGE_SIZE - 4) {
        return (int) INT.get(pages[at >>> BITS], offset);
      }
    } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
      page(at);
    }
    return readAcross(at);
  }

  private int readAcross(int at) {
    return (read(at) & 0xff)
        | (read(at + 1) & 0xff) << 8
        | (read(at + 2) & 0xff) << 16
        | read(at + 3) << 24;
  }

  @Override
  public void writeI32(int at, int value) {
    int offset = at & MASK;
    try {
      if (offset <= PAGE_SIZE - 4) {
        INT.set(pages[at >>> BITS], offset, value);
        return;
      }
    } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
      page(at);
    }
    writeAcross(at, value);
  }

  private void writeAcross(int at, int value) {
    writeByte(at, (byte) value);
    writeByte(at + 1, (byte) (value >> 8));
    writeByte(at + 2, (byte) (value >> 16));
    writeByte(at + 3, (byte) (value >> 24));
  }

  @Override
  public byte read(int at) {
    return page(at)[at & MASK];
  }

  @Override
  public void writeByte(int at, byte value) {
    page(at)[at & MASK] = value;
  }

  @Override
  public short readShort(int at) {
    return (short) ((read(at) & 0xff) | read(at + 1) << 8);
  }

  @Override
  public void writeShort(int at, short value) {
    writeByte(at, (byte) value);
    writeByte(at + 1, (byte) (value >> 8));
  }

  @Override
  public long readLong(int at) {
    int offset = at & MASK;
    return offset <= PAGE_SIZE - 8
        ? (long) LONG.get(page(at), offset)
        : (readInt(at) & 0xffffffffL) | (long) readInt(at + 4) << 32;
  }

  @Override
  public void writeLong(int at, long value) {
    int offset = at & MASK;
    if (offset <= PAGE_SIZE - 8) {
      LONG.set(page(at), offset, value);
    } else {
      writeI32(at, (int) value);
      writeI32(at + 4, (int) (value >> 32));
    }
  }

  /** The page that holds this byte. */
  private byte[] page(int at) {
    int i = at >>> BITS;
    byte[] page = i < pages.length ? pages[i] : outside();
    if (page == null) {
      page = new byte[PAGE_SIZE];
      pages[i] = page;
    }
    return page;
  }

  private static byte[] outside() {
    throw new WasmRuntimeException("out of bounds memory access");
  }

  @Override
  public byte[] readBytes(int at, int length) {
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int count = inPage(at + done, length - done);
      System.arraycopy(page(at + done), (at + done) & MASK, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  @Override
  public void write(int at, byte[] data, int offset, int length) {
    for (int done = 0; done < length; ) {
      int count = inPage(at + done, length - done);
      System.arraycopy(data, offset + done, page(at + done), (at + done) & MASK, count);
      done += count;
    }
  }

  private static int inPage(int at, int length) {
    return Math.min(length, PAGE_SIZE - (at & MASK));
  }

  /** The two may overlap. */
  @Override
  public void copy(int to, int from, int length) {
    if (inPage(to, length) == length && inPage(from, length) == length) {
      System.arraycopy(page(from), from & MASK, page(to), to & MASK, length);
    } else {
      write(to, readBytes(from, length), 0, length);
    }
  }

  @Override
  public void fill(byte value, int from, int to) {
    for (int at = from; at < to; ) {
      int count = inPage(at, to - at);
      Arrays.fill(page(at), at & MASK, (at & MASK) + count, value);
      at += count;
    }
  }

  @Override
  public void initialize(Instance instance, DataSegment[] segments) {
    for (DataSegment segment : segments) {
      if (segment instanceof ActiveDataSegment active) {
        long[] at = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
        write((int) at[0], active.data(), 0, active.data().length);
      }
    }
  }

  @Override
  public int grow(int more) {
    int before = pages.length;
    if (more < 0 || before + more > maximumPages()) {
      return -1;
    }
    pages = Arrays.copyOf(pages, before + more);
    return before;
  }

  @Override
  public int pages() {
    return pages.length;
  }

  @Override
  public int initialPages() {
    return limits.initialPages();
  }

  @Override
  public int maximumPages() {
    return Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
  }

  @Override
  public void zero() {
    pages = new byte[pages.length][];
  }

  @Override
  public long readU16(int at) {
    return readShort(at) & 0xffff;
  }

  @Override
  public float readFloat(int at) {
    return Float.intBitsToFloat(readInt(at));
  }

  @Override
  public long readF32(int at) {
    return readInt(at);
  }

  @Override
  public void writeF32(int at, float value) {
    writeI32(at, Float.floatToRawIntBits(value));
  }

  @Override
  public double readDouble(int at) {
    return Double.longBitsToDouble(readLong(at));
  }

  @Override
  public long readF64(int at) {
    return readLong(at);
  }

  @Override
  public void writeF64(int at, double value) {
    writeLong(at, Double.doubleToRawLongBits(value));
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  @SuppressWarnings("removal")
  public Object lock(int at) {
    throw ofOneThread();
  }

  @Override
  @SuppressWarnings("removal")
  public int waitOn(int at, int expected, long nanoseconds) {
    throw ofOneThread();
  }

  @Override
  @SuppressWarnings("removal")
  public int waitOn(int at, long expected, long nanoseconds) {
    throw ofOneThread();
  }

  @Override
  @SuppressWarnings("removal")
  public int notify(int at, int most) {
    throw ofOneThread();
  }

  private static UnsupportedOperationException ofOneThread() {
    return new UnsupportedOperationException("the memory of one thread");
  }

  @Override
  public void initPassiveSegment(int segment, int at, int offset, int length) {
    throw new UnsupportedOperationException("all segments are active");
  }

  @Override
  public void drop(int segment) {
    throw new UnsupportedOperationException("all segments are active");
  }
}
