package dev.sluice.app.plugin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers what it was given to answer, and keeps what was asked. */
final class FakeApiServer implements AutoCloseable {
  /** What was written. */
  record Write(String method, String path, String body) {}

  private record Answer(int code, String body) {}

  private final HttpServer server;
  private final Map<String, ArrayDeque<Answer>> answers = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();

  FakeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** Several for one request come one after the other; the last one stays. */
  FakeApiServer answer(String method, String path, int code, String body) {
    answers
        .computeIfAbsent(method + " " + path, _ -> new ArrayDeque<>())
        .add(new Answer(code, body));
    return this;
  }

  /** Forgets what it was to answer when that is read. */
  void replace(String path) {
    answers.remove("GET " + path);
  }

  List<Write> writes() {
    return List.copyOf(writes);
  }

  /** A kubeconfig that leads here. */
  Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: fake
        contexts: [{name: fake, context: {cluster: fake, user: fake, namespace: shop}}]
        clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: fake, user: {token: t}}]
        """
            .formatted(server.getAddress().getPort()));
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = exchange.getRequestMethod();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!method.equals("GET")) {
      writes.add(new Write(method, path, body));
    }
    var given = answers.getOrDefault(method + " " + path, new ArrayDeque<>());
    var answer = given.size() > 1 ? given.poll() : given.peek();
    send(exchange, answer == null ? new Answer(404, "{\"kind\":\"Status\",\"code\":404}") : answer);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.code(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
