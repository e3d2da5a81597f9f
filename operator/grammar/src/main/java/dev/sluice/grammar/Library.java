package dev.sluice.grammar;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import dev.sluice.grammar.Answer.Json;
import dev.sluice.grammar.Answer.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import libpgquery.LibPgQuery;

/**
 * libpg_query with a memory of its own. When a call ends with anything but an {@link Answer}, its
 * stack and heap are in an unknown state and it must not be called again.
 *
 * <p>The letters are names of exports as emscripten shortened them: see {@link Emscripten}.
 */
final class Library {
  /** C's data, its stack of 32 MiB, and some heap; the module would ask for 128 MiB at once. */
  private static final int FIRST_PAGES = 560;

  /** The module's own limit, 1 GiB. */
  private static final int MOST_PAGES = 16384;

  private static final int LARGE_PAGES = 2048;
  private static final int CHUNK = 4096;
  private static final int LARGEST_CHUNK = 1 << 18;

  /** All but custom ones. */
  private static final List<Integer> SECTIONS = List.of(1, 2, 3, 4, 5, 6, 7, 9, 10, 11);

  private final Instance instance;
  private final Memory memory;

  private Library(Instance instance) {
    this.instance = instance;
    this.memory = instance.memory();
    call("A"); // __wasm_call_ctors
  }

  static Library start() {
    return start(Module.KNOWN, LibPgQuery::create);
  }

  /** Checked when it was built: a start has no time for it. */
  private static final class Module {
    static final WasmModule KNOWN = read();

    private static WasmModule read() {
      try (InputStream in = LibPgQuery.class.getResourceAsStream("LibPgQuery.meta")) {
        byte[] bytes = Objects.requireNonNull(in).readAllBytes();
        var parser = Parser.builder().withValidation(false);
        SECTIONS.forEach(parser::includeSectionId);
        return parser.build().parse(() -> new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Library start(WasmModule module, Function<Instance, Machine> machine) {
    return new Library(
        Instance.builder(module)
            .withImportValues(new Emscripten(MOST_PAGES).imports(module))
            .withMemoryLimits(new MemoryLimits(FIRST_PAGES, MOST_PAGES))
            .withMemoryFactory(PagedMemory::new)
            .withMachineFactory(machine)
            .withStart(false)
            .build());
  }

  /** A large script has made its memory so big that it is better given back. */
  boolean isLarge() {
    return memory.pages() > LARGE_PAGES;
  }

  long memoryBytes() {
    return (long) memory.pages() * Memory.PAGE_SIZE;
  }

  Answer parse(byte[] script) {
    int pointer = copy(script);
    int result = present(call("F", pointer));
    Answer answer = parsed(result);
    call("G", result);
    free(pointer);
    return answer;
  }

  Answer scan(byte[] script) {
    return told("M", script);
  }

  /** Leaks some 16 bytes for each body. */
  Answer parsePlpgsql(byte[] script) {
    return told("H", script);
  }

  /** PgQueryParseResult {char *parse_tree; char *stderr_buffer; PgQueryError *error} */
  private Answer parsed(int result) {
    int error = memory.readInt(result + 8);
    return error == 0 ? new Json(bytes(memory.readInt(result))) : refused(error);
  }

  /** PgQueryError {char *message, *funcname, *filename; int lineno, cursorpos; char *context} */
  private Refused refused(int error) {
    return new Refused(text(memory.readInt(error)), memory.readInt(error + 16));
  }

  /** Of functions that return a string: JSON, or else the message of an error. */
  private Answer told(String function, byte[] script) {
    int pointer = copy(script);
    int result = present(call(function, pointer));
    byte[] text = bytes(result);
    call("N", result);
    free(pointer);
    return text.length > 0 && text[0] == '{'
        ? new Json(text)
        : new Refused(new String(text, StandardCharsets.UTF_8), 0);
  }

  private int copy(byte[] script) {
    int pointer = allocate(script.length + 1);
    memory.write(pointer, script);
    memory.writeByte(pointer + script.length, (byte) 0);
    return pointer;
  }

  int allocate(int bytes) {
    return present(call("C", bytes));
  }

  void free(int pointer) {
    call("E", pointer);
  }

  private static int present(int pointer) {
    if (pointer == 0) {
      throw new Abort("out of memory");
    }
    return pointer;
  }

  private int call(String function, long... arguments) {
    long[] returned = instance.export(function).apply(arguments);
    return returned == null || returned.length == 0 ? 0 : (int) returned[0];
  }

  private String text(int pointer) {
    return new String(bytes(pointer), StandardCharsets.UTF_8);
  }

  /** Up to the NUL. */
  private byte[] bytes(int pointer) {
    int end = pointer;
    int size = CHUNK;
    while (true) {
      int length = (int) Math.min(size, memoryBytes() - end);
      byte[] chunk = memory.readBytes(end, length);
      for (int i = 0; i < length; i++) {
        if (chunk[i] == 0) {
          return end == pointer
              ? Arrays.copyOf(chunk, i)
              : memory.readBytes(pointer, end + i - pointer);
        }
      }
      end += length;
      size = Math.min(2 * size, LARGEST_CHUNK);
    }
  }
}
