package dev.sluice.app.admission;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the webhooks, in each replica, with a key that the API server trusts and that is renewed
 * while it serves. While it is away, the policies ask people to sign themselves, and workloads that
 * opted in are refused.
 */
public final class AdmissionServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionServer.class);
  private static final long EACH_SECONDS = 30;
  private static final long AFTER_TROUBLE_SECONDS = 5;

  /**
   * Where it is found.
   *
   * @param name of its Service and of its MutatingWebhookConfiguration
   * @param namespace of its Service
   */
  public record Address(String name, String namespace, int port) {
    String host() {
      return name + "." + namespace + ".svc";
    }
  }

  private final KeySource source;
  private final CurrentKey key = new CurrentKey();
  private final ReviewServer server;
  private final ScheduledExecutorService care =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("admission").factory());

  private AdmissionServer(KeySource source, int port, Map<String, Review> reviews) {
    this.source = source;
    this.server = new ReviewServer(port, key.tls(), reviews);
  }

  /**
   * With keys of its own, of which it tells the API server. Not started yet.
   *
   * @param reviews by the path at which the API server asks for them
   */
  public static AdmissionServer withOwnKeys(
      Address address, KubernetesClient client, InstantSource clock, Map<String, Review> reviews) {
    var webhook = new Webhook(client, address.name());
    return new AdmissionServer(new OwnKey(address.host(), webhook, clock), address.port(), reviews);
  }

  /**
   * With the key in a folder, of which somebody else tells the API server. Not started yet.
   *
   * @param reviews by the path at which the API server asks for them
   */
  public static AdmissionServer withKeyIn(Path folder, int port, Map<String, Review> reviews) {
    return new AdmissionServer(new MountedKey(folder), port, reviews);
  }

  /** Returns at once: making a key takes half a second. */
  public void start() {
    care.execute(this::tend);
  }

  private void tend() {
    var wait = AFTER_TROUBLE_SECONDS;
    try {
      begin();
      key.use(source.tended(key.identity().orElseThrow()));
      wait = EACH_SECONDS;
    } catch (RuntimeException e) {
      LOG.warn("the API server does not trust the admission server yet: {}", because(e));
    }
    try {
      var _ = care.schedule(this::tend, wait, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closing", e);
    }
  }

  private void begin() {
    if (key.identity().isEmpty()) {
      key.use(source.first());
      server.start();
    }
  }

  private static String because(RuntimeException e) {
    return Optional.ofNullable(e.getCause())
        .map(cause -> e.getMessage() + ": " + cause.getMessage())
        .orElseGet(e::toString);
  }

  @Override
  public void close() {
    care.shutdownNow();
    server.close();
  }
}
