package dev.sluice.app.admission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The certificates by which the API server knows our replicas, oldest first. */
record CaBundle(List<X509Certificate> certificates) {
  private static final int MOST = 10;

  /** Of a webhook's caBundle; what is not readable there helps nobody and is dropped. */
  static CaBundle read(String base64) {
    try {
      var pem = Base64.getDecoder().decode(base64);
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      return new CaBundle(read.stream().map(X509Certificate.class::cast).toList());
    } catch (CertificateException | IllegalArgumentException e) {
      return new CaBundle(List.of());
    }
  }

  /** With this one in it and without those that are over; empty when it is so already. */
  Optional<CaBundle> with(X509Certificate own, Instant now) {
    var kept = new ArrayList<>(certificates);
    kept.removeIf(certificate -> certificate.getNotAfter().toInstant().isBefore(now));
    if (!kept.contains(own)) {
      kept.add(own);
    }
    var newest = kept.subList(Math.max(0, kept.size() - MOST), kept.size());
    return newest.equals(certificates)
        ? Optional.empty()
        : Optional.of(new CaBundle(List.copyOf(newest)));
  }

  String base64() {
    var pem = certificates.stream().map(CaBundle::pem).collect(Collectors.joining());
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  private static String pem(X509Certificate certificate) {
    try {
      var lines =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
