import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/**
 * Splits the big functions of a WebAssembly module, so that each becomes a Java method under 64 KB
 * (or it could not be compiled at all) and, for nearly all, under 8000 bytes (or HotSpot would
 * leave it alone). Runs of whole statements move to new functions that get one parameter, the
 * address of a frame in the C stack; locals that several parts use live in that frame. A part
 * returns the number of the branch that its caller takes next.
 *
 * <p>{@code java SplitFunctions.java in.wasm out.wasm}. Enough for what LLVM writes: no block
 * parameters, one result at most.
 */
final class SplitFunctions {
  /** Blocks nest thousands deep. */
  private static final long STACK_BYTES = 1L << 30;

  private SplitFunctions() {}

  public static void main(String[] arguments) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(() -> {
          WasmFile module = WasmFile.read(Files.readAllBytes(Path.of(arguments[0])));
          split(module);
          Files.write(Path.of(arguments[1]), module.write());
          return null;
        });
    new Thread(null, task, "split", STACK_BYTES).start();
    task.get();
  }

  private static void split(WasmFile module) {
    PartType type = PartType.addTo(module.types);
    for (int i = 0; i < module.bodies.size(); i++) {
      FunctionBody body = FunctionReader.read(module, i);
      if (Cost.of(body.root().body) > PartChooser.MOST * 3 / 2) {
        FunctionWriter writer = new FunctionWriter(module, type, body, PartChooser.choose(body));
        module.bodies.set(i, writer.write());
      }
    }
    System.out.println(module.added() + " parts of " + module.bodies.size() + " functions");
  }
}
