import com.dylibso.chicory.build.time.compiler.Config;
import com.dylibso.chicory.build.time.compiler.Generator;
import com.dylibso.chicory.compiler.InterpreterFallback;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From WebAssembly to Java with Chicory: java Compile.java MODULE.wasm FOLDER. A function whose
 * bytecode is over 64 KB is an error: SplitFunctions has to see to it.
 */
final class Compile {
  private static final String NAME = "libpgquery.LibPgQuery";

  private Compile() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path sources = Files.createDirectories(folder.resolve("generated-sources"));
    Generator generator =
        new Generator(
            Config.builder()
                .withWasmFile(Path.of(arguments[0]))
                .withName(NAME)
                .withTargetClassFolder(classes)
                .withTargetSourceFolder(sources)
                .withTargetWasmFolder(classes)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .build());
    generator.generateMetaWasm(generator.generateResources());
    generator.generateSources();
  }
}
