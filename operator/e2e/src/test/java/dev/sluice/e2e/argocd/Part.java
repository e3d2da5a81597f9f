package dev.sluice.e2e.argocd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A program that runs beside the test, and listens on the loopback.
 *
 * @param port where it listens once it is ready
 */
record Part(String name, Process process, int port, Path log) implements AutoCloseable {
  static Part start(
      String name, Path folder, Map<String, String> environment, int port, List<String> words) {
    var log = folder.resolve(name + ".log");
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      // A test JVM that is told to go leaves nothing behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Part(name, process, port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that was free just now. */
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it listens; says what it wrote when it does not. */
  Part awaitListening() {
    Awaitility.await(name + " listens")
        .atMost(Duration.ofMinutes(2))
        .failFast(this::requireAlive)
        .until(this::listens);
    return this;
  }

  private void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
    }
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
