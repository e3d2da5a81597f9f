package dev.sluice.app.admission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key that somebody else makes and renews, such as cert-manager, who also tells the API server of
 * it: {@code tls.crt} and {@code tls.key} in a folder that the kubelet keeps up to date.
 */
record MountedKey(Path folder) implements KeySource {
  private static final Logger LOG = LoggerFactory.getLogger(MountedKey.class);
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  @Override
  public Identity first() {
    return read();
  }

  @Override
  public Identity tended(Identity current) {
    var now = read();
    if (now.chain().equals(current.chain())) {
      return current;
    }
    LOG.info(
        "{} was renewed, and lasts until {}",
        folder.resolve(CERTIFICATE),
        now.certificate().getNotAfter().toInstant());
    return now;
  }

  private Identity read() {
    try {
      // The kubelet swaps a link: both files are to be of one side of it.
      var certificate = folder.resolve(CERTIFICATE).toRealPath();
      var chain = chain(Files.readAllBytes(certificate));
      var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
      return new Identity(key(Files.readString(certificate.resolveSibling(KEY)), algorithm), chain);
    } catch (IOException e) {
      throw new UncheckedIOException("no certificate is to be read in " + folder, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          folder + " is to have certificates in tls.crt and their key, as PKCS#8, in tls.key", e);
    }
  }

  private static List<X509Certificate> chain(byte[] pem) throws GeneralSecurityException {
    var read =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (read.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate in " + CERTIFICATE);
    }
    return read.stream().map(X509Certificate.class::cast).toList();
  }

  private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    var begin = pem.indexOf(BEGIN);
    var end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("there is no PKCS#8 key in " + KEY);
    }
    var base64 = pem.substring(begin + BEGIN.length(), end);
    var bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }
}
