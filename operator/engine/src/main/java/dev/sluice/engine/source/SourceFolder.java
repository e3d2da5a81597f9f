package dev.sluice.engine.source;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of scripts, with the folders below it. */
public record SourceFolder(Path folder) {

  public Result<List<ScriptFile>> read() {
    if (!Files.isDirectory(folder)) {
      return Result.refused(
          Reason.SourceMissing,
          "There is no folder " + folder + ". Name the folder that holds the scripts.");
    }
    try {
      return Result.ok(new SourceWalk(folder).files());
    } catch (SourceRefusedException e) {
      return Result.refused(Reason.SourceInvalid, String.valueOf(e.getMessage()));
    } catch (FileSystemException e) {
      return unreadable(String.valueOf(e.getFile()));
    } catch (IOException e) {
      return unreadable(folder.toString());
    }
  }

  private static Result<List<ScriptFile>> unreadable(String what) {
    return Result.refused(
        Reason.SourceMissing, what + " cannot be read. Check its owner and mode.");
  }
}
