package dev.sluice.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Several commands in one JVM, one per line of standard input, arguments parted by spaces: so the
 * image build records one AOT cache that serves operator and runner.
 */
final class Rehearsal {
  private Rehearsal() {}

  static void main() throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var arguments = line.split(" ", -1);
      Thread.ofPlatform().start(() -> Main.run(arguments));
    }
  }
}
