package dev.sluice.app.observe;

import static dev.sluice.app.observe.Orders.DESIRED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.api.v1alpha1.SourceStatus;
import dev.sluice.core.Json;
import dev.sluice.core.source.Source;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private HttpServer server;
  private KubernetesClient client;
  private Map<String, String> data =
      Map.of(
          "V1__a.SQL",
          "select 1",
          "V1__a.SQL.conf",
          "shouldExecute=false",
          "README.md",
          "a long text",
          ".gitkeep",
          "");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/namespaces/shop/configmaps/a",
        exchange -> {
          var metadata = Map.of("name", "a", "namespace", "shop", "resourceVersion", "7");
          var body =
              Json.write(
                      Map.of(
                          "apiVersion",
                          "v1",
                          "kind",
                          "ConfigMap",
                          "metadata",
                          metadata,
                          "data",
                          data))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder().withMasterUrl(url).build())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void scriptsAndTheirSettingsAreReadAndOfOtherFilesTheNames() {
    var read = sources().look(DESIRED, null);

    assertThat(text(read.files().orElseThrow()))
        .isEqualTo(
            Map.of(
                "README.md", "", "V1__a.SQL", "select 1", "V1__a.SQL.conf", "shouldExecute=false"));
  }

  @Test
  void otherSettingsAreAnotherSource() {
    var before = ((Source.Found) sources().look(DESIRED, null).fact()).digest();
    data = Map.of("V1__a.SQL", "select 1", "V1__a.SQL.conf", "shouldExecute=true", "README.md", "");
    assertThat(((Source.Found) sources().look(DESIRED, null).fact()).digest()).isNotEqualTo(before);
  }

  /** As an earlier version computed it, which read fewer files. */
  @Test
  void aDigestThatIsNotThatOfTheFilesIsComputedAgain() {
    var sources = sources();
    var stale = new SourceStatus("stale", Map.of("a", "7"));
    assertThat(sources.look(DESIRED, stale).files()).isEmpty();

    assertThat(sources.with(DESIRED, "stale", files -> files)).isEmpty();

    assertThat(sources.look(DESIRED, stale).files()).isPresent();
  }

  private Sources sources() {
    return new Sources(client, (_, _) -> Optional.of("7"));
  }

  private static Map<String, String> text(SourceFiles files) {
    var text = new TreeMap<String, String>();
    files
        .files()
        .forEach((name, bytes) -> text.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return text;
  }
}
