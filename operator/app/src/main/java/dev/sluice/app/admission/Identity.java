package dev.sluice.app.admission;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A key that never leaves the process, and its self-signed certificate. */
record Identity(PrivateKey key, X509Certificate certificate) {

  /** From two thirds of its life on it is time for another. */
  boolean isWorn(Instant now) {
    var begin = certificate.getNotBefore().toInstant();
    var life = Duration.between(begin, certificate.getNotAfter().toInstant());
    return now.isAfter(begin.plus(life.multipliedBy(2).dividedBy(3)));
  }
}
