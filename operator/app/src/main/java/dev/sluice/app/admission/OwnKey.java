package dev.sluice.app.admission;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key that this replica makes at its start and again in time. Its certificate is put back where
 * it was taken away.
 */
final class OwnKey implements KeySource {
  private static final Logger LOG = LoggerFactory.getLogger(OwnKey.class);

  private final String host;
  private final Webhook webhook;
  private final InstantSource clock;

  OwnKey(String host, Webhook webhook, InstantSource clock) {
    this.host = host;
    this.webhook = webhook;
    this.clock = clock;
  }

  @Override
  public Identity first() {
    return Keytool.identity(host);
  }

  /** The next key is used once it is trusted. */
  @Override
  public Identity tended(Identity current) {
    trust(current);
    if (!current.isWorn(clock.instant())) {
      return current;
    }
    var next = Keytool.identity(host);
    trust(next);
    return next;
  }

  private void trust(Identity identity) {
    if (webhook.trust(identity.certificate(), clock.instant())) {
      LOG.info(
          "the API server may trust the admission server until {}",
          identity.certificate().getNotAfter().toInstant());
    }
  }
}
