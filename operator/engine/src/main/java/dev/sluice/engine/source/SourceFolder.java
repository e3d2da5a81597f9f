package dev.sluice.engine.source;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of scripts, itself only and not what is below it. Names that begin with a dot are no
 * files of it: Kubernetes keeps a mounted ConfigMap's versions under such names.
 */
public record SourceFolder(Path folder) {
  private static final long LARGEST = 64L << 20;

  public Result<List<ScriptFile>> read() {
    if (!Files.isDirectory(folder)) {
      return Result.refused(
          Reason.SourceMissing,
          "There is no folder " + folder + ". Name the folder that holds the scripts.");
    }
    List<ScriptFile> files = new ArrayList<>();
    long bytes = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".") || !Files.isRegularFile(entry)) {
          continue;
        }
        boolean script = name.endsWith(".sql");
        bytes += script ? Files.size(entry) : 0;
        if (bytes > LARGEST) {
          return Result.refused(
              Reason.SourceInvalid,
              "The scripts are larger than 64 MiB together. Load data by other means.");
        }
        files.add(new ScriptFile(name, script ? Files.readAllBytes(entry) : new byte[0]));
      }
      return Result.ok(files);
    } catch (IOException e) {
      return Result.refused(
          Reason.SourceMissing,
          "The folder " + folder + " cannot be read. Check its owner and mode.");
    }
  }
}
