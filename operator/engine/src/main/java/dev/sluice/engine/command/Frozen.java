package dev.sluice.engine.command;

import dev.sluice.core.Digest;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Job mounts is what was frozen for it: its arguments, which nobody can change, have the
 * digests; an immutable ConfigMap can be deleted and made again.
 */
final class Frozen {
  private Frozen() {}

  static Optional<Failure> refusal(RunOptions options, List<ScriptFile> files) {
    Path request = options.request;
    if (options.requestDigest != null
        && (request == null || !options.requestDigest.equals(digest(request)))) {
      return Optional.of(replaced("request"));
    }
    return options.sourceDigest != null && !options.sourceDigest.equals(digest(files))
        ? Optional.of(replaced("set of scripts"))
        : Optional.empty();
  }

  static Failure replaced(String what) {
    return Failure.of(
        Reason.SourceInvalid,
        "The "
            + what
            + " that is mounted is not the one that was frozen for this run: somebody replaced its"
            + " ConfigMap. Nothing ran. Find out who, delete that ConfigMap, and give the annotation"
            + " sluice.dev/retry a new value.");
  }

  private static String digest(Path file) {
    try {
      return Digest.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return "";
    }
  }

  private static String digest(List<ScriptFile> files) {
    Map<String, byte[]> frozen = new HashMap<>();
    files.forEach(file -> frozen.put(file.name(), file.bytes()));
    return SourceFiles.of(frozen).digest();
  }
}
