package dev.sluice.app.admission;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A key, which never leaves the process, and its certificate.
 *
 * @param chain the certificate, and those of who signed it
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
  Identity {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /** From two thirds of its life on it is time for another. */
  boolean isWorn(Instant now) {
    var begin = certificate().getNotBefore().toInstant();
    var life = Duration.between(begin, certificate().getNotAfter().toInstant());
    return now.isAfter(begin.plus(life.multipliedBy(2).dividedBy(3)));
  }
}
