package dev.sluice.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Digest;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.source.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Job mounts must be what its arguments have the digests of. */
class FrozenTest {
  private static final List<ScriptFile> FILES =
      List.of(
          file("V1__a.sql", "select 1"),
          file("V1__a.sql.conf", "encoding=UTF-8"),
          file("README.md", ""));

  private final RunOptions options = new RunOptions();

  @Test
  void nothingIsAskedOfALaptop() {
    assertThat(Frozen.refusal(options, FILES)).isEmpty();
  }

  @Test
  void whatWasFrozenIsTaken(@TempDir Path folder) throws IOException {
    options.request = Files.writeString(folder.resolve("request.json"), "{}");
    options.requestDigest = Digest.of("{}".getBytes(StandardCharsets.UTF_8));
    options.sourceDigest = digest("encoding=UTF-8");
    assertThat(Frozen.refusal(options, FILES)).isEmpty();
  }

  @Test
  void anotherRequestIsRefused(@TempDir Path folder) throws IOException {
    options.request = Files.writeString(folder.resolve("request.json"), "{ }");
    options.requestDigest = Digest.of("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(Frozen.refusal(options, FILES).orElseThrow().message()).contains("The request");
  }

  @Test
  void anotherSetOfScriptsIsRefused() {
    options.sourceDigest = SourceFiles.of(Map.of("V1__a.sql", new byte[0])).digest();
    assertThat(Frozen.refusal(options, FILES).orElseThrow().message())
        .contains("The set of scripts", "replaced", "sluice.dev/retry");
  }

  @Test
  void otherSettingsOfAScriptAreRefused() {
    options.sourceDigest = digest("shouldExecute=false");
    assertThat(Frozen.refusal(options, FILES)).isPresent();
  }

  private static String digest(String settings) {
    return SourceFiles.of(
            Map.of(
                "V1__a.sql",
                "select 1".getBytes(StandardCharsets.UTF_8),
                "V1__a.sql.conf",
                settings.getBytes(StandardCharsets.UTF_8),
                "README.md",
                new byte[0]))
        .digest();
  }

  private static ScriptFile file(String name, String text) {
    return new ScriptFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
