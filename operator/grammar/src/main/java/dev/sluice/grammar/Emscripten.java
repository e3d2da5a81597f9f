package dev.sluice.grammar;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Arrays;

/**
 * The 25 functions that libpg-query 18.1.5 imports. Emscripten shortens names to letters, which
 * change with each release: "wasmImports" and "assignWasmExports" in the package's libpg-query.js.
 */
final class Emscripten {
  private static final String MODULE = "a";
  private static final String SET_THREW = "P";
  private static final String STACK_RESTORE = "Q";
  private static final String STACK_GET = "R";

  private static final int BAD_DESCRIPTOR = 8;
  private static final long[] NOTHING = {};

  private final int mostPages;

  Emscripten(int mostPages) {
    this.mostPages = mostPages;
  }

  ImportValues imports(WasmModule module) {
    ImportValues.Builder imports = ImportValues.builder();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      FunctionImport wanted = (FunctionImport) module.importSection().getImport(i);
      FunctionType type = module.typeSection().getType(wanted.typeIndex());
      imports.addFunction(
          new HostFunction(MODULE, wanted.name(), type, function(wanted.name(), type)));
    }
    return imports.build();
  }

  private WasmFunctionHandle function(String name, FunctionType type) {
    long[] nothing = type.returns().isEmpty() ? NOTHING : new long[] {0};
    return switch (name) {
      // invoke_i, _ii, _iii, _iiii, _iiiii, _ji, _v, _vi, _vii, _viii, _viiii, _viiiii, _vi*12
      case "g", "b", "a", "d", "k", "l", "e", "f", "h", "j", "i", "y", "n" ->
          (instance, arguments) -> invoke(instance, arguments, nothing);
      // __emscripten_throw_longjmp
      case "p" -> Emscripten::jump;
      case "q" -> this::growMemory;
      // __assert_fail, with the condition first
      case "c" ->
          (instance, arguments) -> giveUp(instance.memory().readCString((int) arguments[0]));
      // abort, exit, proc_exit
      case "x", "m", "v" -> (instance, arguments) -> giveUp("abort");
      // fd_write
      case "t" -> Emscripten::swallow;
      // fd_close, fd_read, fd_seek
      case "u", "r", "s" -> (instance, arguments) -> new long[] {BAD_DESCRIPTOR};
      // setitimer, keepalive_clear
      case "o", "w" -> (instance, arguments) -> nothing;
      default -> throw new IllegalStateException("another release of libpg-query imports " + name);
    };
  }

  private static long[] invoke(Instance instance, long[] arguments, long[] nothing) {
    long stack = instance.export(STACK_GET).apply()[0];
    try {
      int function = instance.table(0).ref((int) arguments[0]);
      long[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
      return instance.getMachine().call(function, rest);
    } catch (LongJump e) {
      instance.export(STACK_RESTORE).apply(stack);
      instance.export(SET_THREW).apply(1, 0);
      return nothing;
    }
  }

  private static long[] jump(Instance instance, long[] arguments) {
    throw new LongJump();
  }

  private static long[] giveUp(String why) {
    throw new Abort(why);
  }

  /**
   * fd_write(descriptor, buffers, how many, where to say how much): what C prints is not wanted.
   */
  private static long[] swallow(Instance instance, long[] arguments) {
    int length = 0;
    for (int i = 0; i < arguments[2]; i++) {
      length += instance.memory().readInt((int) arguments[1] + 8 * i + 4);
    }
    instance.memory().writeI32((int) arguments[3], length);
    return new long[] {0};
  }

  /** Grows by an eighth at least, because each growth copies all of it. */
  private long[] growMemory(Instance instance, long[] arguments) {
    int pages = instance.memory().pages();
    long wanted = ((arguments[0] & 0xffffffffL) + 65535) / 65536;
    if (wanted <= pages) {
      return new long[] {1};
    }
    if (wanted > mostPages) {
      return new long[] {0};
    }
    int target = (int) Math.min(mostPages, Math.max(wanted, pages + pages / 8));
    return new long[] {instance.memory().grow(target - pages) >= 0 ? 1 : 0};
  }
}
