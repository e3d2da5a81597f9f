package dev.sluice.app.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.observe.Desires;
import dev.sluice.core.Json;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Requests;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final String MANIFEST =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: SchemaMigration
      metadata: {name: orders, namespace: shop, uid: u1, generation: 1}
      spec:
        database: {url: "jdbc:postgresql://db/orders", credentials: {secretName: s}}
        source: {configMaps: [a]}
        placeholders: {tenant: acme}
      """;
  private static final Desired DESIRED = desired(MANIFEST);
  private static final RunRequest REQUEST = Requests.of(DESIRED, SchemaMigrationStatus.EMPTY);

  @Test
  void requestAndScriptsAreImmutableAndGoWithTheResource() {
    var map = freeze(Map.of("V1__a.sql", "select 1".getBytes(StandardCharsets.UTF_8))).getFirst();
    assertThat(map.getImmutable()).isTrue();
    assertThat(map.getMetadata().getName()).isEqualTo("orders-0123456789-in");
    assertThat(map.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("u1");
    assertThat(map.getData()).containsEntry("V1__a.sql", "select 1");
    assertThat(Json.read(map.getData().get(".request.json"), RunRequest.class)).contains(REQUEST);
  }

  @Test
  void bytesThatAreNotUtf8StayAsTheyAre() {
    var map = freeze(Map.of("V1__a.sql", new byte[] {(byte) 0xff})).getFirst();
    assertThat(map.getBinaryData()).containsEntry("V1__a.sql", "/w==");
  }

  @Test
  void settingsAndTheNamesOfOtherFilesArrive() {
    var map =
        freeze(
                Map.of(
                    "V1__a.sql",
                    "select 1".getBytes(StandardCharsets.UTF_8),
                    "V1__a.sql.conf",
                    "encoding=UTF-8".getBytes(StandardCharsets.UTF_8),
                    "README.md",
                    new byte[0]))
            .getFirst();
    assertThat(map.getData())
        .containsEntry("V1__a.sql.conf", "encoding=UTF-8")
        .containsEntry("README.md", "");
  }

  @Test
  void moreThanOneConfigMapHoldsBecomesSeveral() {
    var half = new byte[600_000];
    var maps = freeze(Map.of("V1__a.sql", half, "V2__b.sql", half));
    assertThat(maps)
        .extracting(map -> map.getMetadata().getName())
        .containsExactly("orders-0123456789-in", "orders-0123456789-in-1");
    assertThat(maps.stream().flatMap(map -> map.getData().keySet().stream()))
        .containsExactlyInAnyOrder(".request.json", "V1__a.sql", "V2__b.sql");
  }

  @Test
  void theSameWishIsTheSameTextWhateverTheOrderOfAMap() {
    var placeholders = "placeholders: {tenant: acme}";
    var one = MANIFEST.replace(placeholders, "placeholders: {a: 1, b: 2, c: 3, d: 4, e: 5}");
    var other = MANIFEST.replace(placeholders, "placeholders: {e: 5, d: 4, c: 3, b: 2, a: 1}");
    assertThat(requestDigest(one)).isEqualTo(requestDigest(other)).hasSize(64);
    assertThat(Json.write(request(one)))
        .contains("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\"}");
  }

  private static String requestDigest(String manifest) {
    return Inputs.of(DESIRED, new RunKey("0123456789"), request(manifest), Optional.empty())
        .requestDigest();
  }

  private static RunRequest request(String manifest) {
    return Requests.of(desired(manifest), SchemaMigrationStatus.EMPTY);
  }

  private static Desired desired(String manifest) {
    return Desires.of(Serialization.unmarshal(manifest, SchemaMigration.class), Stream.empty());
  }

  private static List<ConfigMap> freeze(Map<String, byte[]> files) {
    return Inputs.of(DESIRED, new RunKey("0123456789"), REQUEST, Optional.of(SourceFiles.of(files)))
        .maps();
  }
}
