package dev.sluice.e2e.crash;

import dev.sluice.e2e.crash.Point.Moment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts an operator's writes and cuts its wire at one of them. From then on not one request of it
 * leaves, so whatever its process still does is without effect: it is dead.
 */
final class Scythe implements Interceptor {
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final Point point;
  private final List<String> writes = new ArrayList<>();
  private final CompletableFuture<Point> death = new CompletableFuture<>();
  private @Nullable String last;

  Scythe(Point point) {
    this.point = point;
  }

  /** Completes once it struck. */
  CompletableFuture<Point> death() {
    return death;
  }

  /** The request at which it strikes has left; its effect may be seen before its answer. */
  synchronized boolean strikes() {
    return last != null;
  }

  synchronized List<String> writes() {
    return List.copyOf(writes);
  }

  @Override
  public synchronized void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (death.isDone() || last != null) {
      throw dead();
    }
    if (!WRITES.contains(request.method())) {
      return;
    }
    var write = request.method() + " " + resource(request.uri());
    writes.add(write);
    if (!write.equals(point.write()) || Collections.frequency(writes, write) != point.nth()) {
      return;
    }
    if (point.moment() == Moment.BEFORE) {
      death.complete(point);
      throw dead();
    }
    last = identity(request);
  }

  @Override
  public synchronized void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (identity(request).equals(last)) {
      death.complete(point);
    }
  }

  private static String identity(HttpRequest request) {
    return request.method() + request.uri();
  }

  private static KubernetesClientException dead() {
    return new KubernetesClientException("this operator is dead");
  }

  /** Such as {@code jobs}, or {@code schemamigrations/status}. */
  private static String resource(URI uri) {
    var words = List.of(uri.getPath().split("/"));
    var kind = words.indexOf("namespaces") + 2;
    return words.get(kind) + (words.size() > kind + 2 ? "/" + words.get(kind + 2) : "");
  }
}
