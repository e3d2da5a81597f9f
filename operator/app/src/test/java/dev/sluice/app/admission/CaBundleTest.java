package dev.sluice.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaBundleTest {
  private static final X509Certificate OWN = Keytool.identity("a.b.svc").certificate();
  private static final X509Certificate OTHER = Keytool.identity("a.b.svc").certificate();
  private static final Instant NOW = OWN.getNotBefore().toInstant().plus(Duration.ofHours(2));
  private static final Instant LATER = OWN.getNotAfter().toInstant().plusSeconds(3600);

  @Test
  void certificateIsAddedToThoseOfOtherReplicasAndReadBack() {
    var bundle = new CaBundle(List.of(OTHER)).with(OWN, NOW).orElseThrow();
    assertThat(CaBundle.read(bundle.base64()).certificates()).containsExactly(OTHER, OWN);
  }

  @Test
  void nothingIsWrittenWhereItIsInAlready() {
    assertThat(new CaBundle(List.of(OWN, OTHER)).with(OWN, NOW)).isEmpty();
  }

  @Test
  void certificatesThatAreOverAreDropped() {
    var bundle = new CaBundle(List.of(OTHER)).with(OWN, LATER).orElseThrow();
    assertThat(bundle.certificates()).containsExactly(OWN);
  }

  @Test
  void oldestGoWhereThereAreTooMany() {
    var many = Collections.nCopies(10, OTHER);
    var bundle = new CaBundle(many).with(OWN, NOW).orElseThrow();
    assertThat(bundle.certificates()).hasSize(10).endsWith(OWN);
  }

  @Test
  void whatIsNoCertificateIsReplaced() {
    for (var text : Stream.of("", "bm90aGluZw==", "not base64!").toList()) {
      assertThat(CaBundle.read(text).with(OWN, NOW).orElseThrow().certificates())
          .containsExactly(OWN);
    }
  }
}
