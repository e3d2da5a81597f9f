package dev.sluice.app.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over TLS, with keys as they are made in the cluster. */
class ReviewServerTest {
  private static final String HOST = "localhost";
  private static final Identity FIRST = Keytool.identity(HOST);
  private static final CurrentKey KEY = new CurrentKey();
  private static final ReviewServer SERVER =
      new ReviewServer(0, KEY.tls(), java.util.Map.of("/stamp", Stamp::answer));

  @BeforeAll
  static void start() {
    KEY.use(FIRST);
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void reviewComesBackWithThePatch() throws Exception {
    var answer =
        post(
            FIRST.certificate(),
            """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "42",
             "kind": {"kind": "SchemaMigration"}, "userInfo": {"username": "bob"},
             "object": {"spec": {}}, "oldObject": null}}\
            """);
    var review = Json.read(answer.body(), JsonNode.class).orElseThrow();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(review.path("kind").asText()).isEqualTo("AdmissionReview");
    var response = review.path("response");
    assertThat(response.path("uid").asText()).isEqualTo("42");
    assertThat(response.path("allowed").asBoolean()).isTrue();
    var patch = Base64.getDecoder().decode(response.path("patch").asText());
    assertThat(new String(patch, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            [{"op":"add","path":"/metadata/annotations","value":{"sluice.dev/author":"bob"}}]\
            """);
  }

  @Test
  void whatIsNoReviewIsRefused() throws Exception {
    assertThat(post(FIRST.certificate(), "{}").statusCode()).isEqualTo(400);
    assertThat(post(FIRST.certificate(), "nothing").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    assertThat(post(FIRST.certificate(), " ".repeat(4 * 1024 * 1024 + 1)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void nextKeyIsUsedWithoutARestart() throws Exception {
    var next = Keytool.identity(HOST);
    KEY.use(next);
    try {
      assertThat(post(next.certificate(), "{}").statusCode()).isEqualTo(400);
      assertThatThrownBy(() -> post(FIRST.certificate(), "{}"))
          .isInstanceOf(SSLHandshakeException.class);
    } finally {
      KEY.use(FIRST);
    }
  }

  @Test
  void keyIsWornAtTwoThirdsOfAMonth() {
    var begin = FIRST.certificate().getNotBefore().toInstant();
    assertThat(FIRST.isWorn(begin.plus(Duration.ofDays(19)))).isFalse();
    assertThat(FIRST.isWorn(begin.plus(Duration.ofDays(21)))).isTrue();
  }

  private static HttpResponse<String> post(X509Certificate trusted, String body)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (var client = HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
      var uri = URI.create("https://%s:%d/stamp".formatted(HOST, SERVER.port()));
      return client.send(
          HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }

  private static SSLContext trusting(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
