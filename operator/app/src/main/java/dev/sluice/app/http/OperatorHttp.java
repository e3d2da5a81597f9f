package dev.sluice.app.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Three pages: {@code /livez} answers while the process does, {@code /readyz} once all caches are
 * filled and watched, {@code /metrics} in Prometheus' text format.
 */
public final class OperatorHttp implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private final HttpServer health;
  private final HttpServer metrics;

  public OperatorHttp(
      int healthPort, int metricsPort, Supplier<Boolean> ready, Supplier<String> scrape) {
    this.health = listen(healthPort);
    this.metrics = listen(metricsPort);
    health.createContext("/livez", exchange -> answer(exchange, OK, "ok\n"));
    health.createContext(
        "/readyz",
        exchange -> {
          var isReady = ready.get();
          answer(exchange, isReady ? OK : UNAVAILABLE, isReady ? "ok\n" : "caches are filling\n");
        });
    metrics.createContext("/metrics", exchange -> answer(exchange, OK, scrape.get()));
  }

  public void start() {
    health.start();
    metrics.start();
  }

  private static HttpServer listen(int port) {
    try {
      var server = HttpServer.create(new InetSocketAddress(port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(code, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    health.stop(0);
    metrics.stop(0);
  }
}
