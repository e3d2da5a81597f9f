package dev.sluice.e2e.training;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;

/** The API server's part towards the admission server; here it trusts anybody. */
final class Webhook implements X509TrustManager {
  private Webhook() {}

  static void ask(int port, String review) {
    Awaitility.await("answer of the admission server")
        .atMost(Duration.ofSeconds(Training.PATIENCE_SECONDS))
        .ignoreExceptions()
        .until(() -> answer(port, review).contains("JSONPatch"));
  }

  private static String answer(int port, String review)
      throws IOException, GeneralSecurityException {
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new Webhook()}, null);
    var url = URI.create("https://127.0.0.1:" + port + "/stamp").toURL();
    var connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(tls.getSocketFactory());
    connection.setHostnameVerifier((_, _) -> true);
    connection.setDoOutput(true);
    connection.getOutputStream().write(review.getBytes(StandardCharsets.UTF_8));
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
