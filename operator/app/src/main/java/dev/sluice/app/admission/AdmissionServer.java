package dev.sluice.app.admission;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the webhook, in each replica, and sees to it that the API server trusts this one: a key is
 * made at the start and again in time, and its certificate is put back where it was taken away.
 * Nothing waits for it: while it is away, the policies ask people to sign themselves.
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

  private final Address address;
  private final Webhook webhook;
  private final InstantSource clock;
  private final CurrentKey key = new CurrentKey();
  private final StampServer server;
  private final ScheduledExecutorService care =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("admission").factory());

  public AdmissionServer(Address address, KubernetesClient client, InstantSource clock) {
    this.address = address;
    this.webhook = new Webhook(client, address.name());
    this.clock = clock;
    this.server = new StampServer(address.port(), key.tls());
  }

  /** Returns at once: making a key takes half a second. */
  public void start() {
    care.execute(this::tend);
  }

  private void tend() {
    var wait = AFTER_TROUBLE_SECONDS;
    try {
      begin();
      trust(identity());
      renew();
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
      key.use(Keytool.identity(address.host()));
      server.start();
    }
  }

  /** The next key is used once it is trusted. */
  private void renew() {
    if (identity().isWorn(clock.instant())) {
      var next = Keytool.identity(address.host());
      trust(next);
      key.use(next);
    }
  }

  private Identity identity() {
    return key.identity().orElseThrow();
  }

  private void trust(Identity identity) {
    if (webhook.trust(identity.certificate(), clock.instant())) {
      LOG.info(
          "the API server may trust the admission server until {}",
          identity.certificate().getNotAfter().toInstant());
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
