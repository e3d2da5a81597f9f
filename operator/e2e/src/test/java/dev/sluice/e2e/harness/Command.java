package dev.sluice.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program on this machine, run to its end. */
public final class Command {
  private Command() {}

  public static String run(List<String> words) {
    return run(new ProcessBuilder(words));
  }

  public static String run(ProcessBuilder builder) {
    var words = builder.command();
    try {
      var process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(words + " ended with " + exit + ":\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words, e);
    }
  }
}
