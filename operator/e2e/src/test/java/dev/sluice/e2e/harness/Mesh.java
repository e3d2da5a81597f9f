package dev.sluice.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An admission webhook in this JVM that puts a proxy before the other containers of pods with the
 * label {@code e2e/mesh: proxied}, as a service mesh does.
 */
public final class Mesh implements AutoCloseable {
  /** Ends at SIGTERM, and not well. */
  public static final String ENDLESS =
      "command: [sh, -c, 'trap \"exit 1\" TERM; while :; do sleep 1; done']";

  private static final String NAME = "e2e-mesh";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KubernetesClient client;
  private final HttpsServer server;
  private final String proxy;

  private Mesh(KubernetesClient client, HttpsServer server, String proxy) {
    this.client = client;
    this.server = server;
    this.proxy = proxy;
  }

  /**
   * Starts one.
   *
   * @param container more fields of the proxy, as YAML in flow style
   */
  public static Mesh of(TestCluster cluster, String container) {
    try {
      var address = addressTowards(cluster.client());
      var store = keys(address);
      var server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls(store)));
      server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
      var mesh = new Mesh(cluster.client(), server, proxy(cluster.busybox(), container));
      server.createContext("/", mesh::answer);
      server.start();
      mesh.register(address, store);
      return mesh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String proxy(String image, String container) {
    return """
    {name: mesh-proxy, image: '%s', imagePullPolicy: IfNotPresent,
     securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}, %s}
    """
        .formatted(image, container);
  }

  /** Of this machine, as the node sees it. Connecting a datagram socket sends nothing. */
  private static InetAddress addressTowards(KubernetesClient client) throws IOException {
    var node =
        client.nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
            .filter(address -> address.getType().equals("InternalIP"))
            .findFirst()
            .orElseThrow();
    try (var socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByName(node.getAddress()), 9);
      return socket.getLocalAddress();
    }
  }

  private static KeyStore keys(InetAddress address) throws IOException, GeneralSecurityException {
    var folder = Files.createTempDirectory("mesh");
    var file = folder.resolve("store");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var san = "san=ip:" + address.getHostAddress();
    var words = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "mesh", "-ext", san));
    words.addAll(List.of("-keyalg", "EC", "-dname", "CN=mesh", "-validity", "2"));
    words.addAll(List.of("-storepass", new String(PASSWORD), "-keystore", file.toString()));
    Command.run(words);
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private static SSLContext tls(KeyStore store) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }

  private void register(InetAddress address, KeyStore store) throws GeneralSecurityException {
    var der = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate(store));
    var pem = "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n";
    var yaml =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingWebhookConfiguration
        metadata: {name: %s}
        webhooks:
        - name: mesh.e2e.example
          admissionReviewVersions: [v1]
          sideEffects: None
          failurePolicy: Fail
          clientConfig: {url: 'https://%s:%d/', caBundle: %s}
          objectSelector: {matchLabels: {e2e/mesh: proxied}}
          rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
        """
            .formatted(
                NAME,
                address.getHostAddress(),
                server.getAddress().getPort(),
                Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
    client.resource(yaml).serverSideApply();
  }

  private static byte[] certificate(KeyStore store) throws GeneralSecurityException {
    return store.getCertificate("mesh").getEncoded();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var review = Serialization.unmarshal(exchange.getRequestBody(), JsonNode.class);
    var container = Serialization.unmarshal("# YAML\n" + proxy, JsonNode.class);
    var patch =
        Json.write(List.of(Map.of("op", "add", "path", "/spec/containers/0", "value", container)));
    var response =
        Map.of(
            "uid",
            review.path("request").path("uid").asText(),
            "allowed",
            true,
            "patchType",
            "JSONPatch",
            "patch",
            Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8)));
    var answer =
        Json.write(
                Map.of(
                    "apiVersion", "admission.k8s.io/v1",
                    "kind", "AdmissionReview",
                    "response", response))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    client.admissionRegistration().v1().mutatingWebhookConfigurations().withName(NAME).delete();
    server.stop(0);
  }
}
