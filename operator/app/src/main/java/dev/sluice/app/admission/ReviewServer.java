package dev.sluice.app.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST} an AdmissionReview to a path, and one comes back. */
final class ReviewServer implements AutoCloseable {
  /** An object and what it was, each as large as etcd takes it. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNAVAILABLE = 503;
  private static final Logger LOG = LoggerFactory.getLogger(ReviewServer.class);
  private final HttpsServer server;

  /** Bounds what requests, which anybody may send, take of the operator's memory. */
  private final Semaphore atOnce = new Semaphore(2);

  /** Takes the port; answers once it is started. */
  ReviewServer(int port, SSLContext tls, Map<String, Review> reviews) {
    try {
      server = HttpsServer.create(new InetSocketAddress(port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    reviews.forEach(
        (path, review) -> server.createContext(path, exchange -> handle(exchange, review)));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, Review review) throws IOException {
    atOnce.acquireUninterruptibly();
    try {
      var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        answer(exchange, TOO_LARGE, "");
        return;
      }
      var answer = answer(review, new String(body, StandardCharsets.UTF_8));
      answer(exchange, answer.isPresent() ? OK : BAD_REQUEST, answer.orElse(""));
    } catch (RuntimeException e) {
      LOG.warn("no answer to {}: {}", exchange.getRequestURI().getPath(), e.toString());
      answer(exchange, UNAVAILABLE, "");
    } finally {
      exchange.close();
      atOnce.release();
    }
  }

  private static Optional<String> answer(Review review, String body) {
    return Json.read(body, JsonNode.class)
        .flatMap(Request::of)
        .map(request -> review.answer(request).review(request.uid()));
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
