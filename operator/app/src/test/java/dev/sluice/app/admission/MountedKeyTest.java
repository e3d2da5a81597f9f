package dev.sluice.app.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as the kubelet mounts a Secret: files are links through ..data, which is swapped. */
class MountedKeyTest {
  private static final Identity FIRST = Keytool.identity("localhost");
  private static final Identity NEXT = Keytool.identity("localhost");

  private Path folder;
  private MountedKey mounted;

  @BeforeEach
  void mount(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.mounted = new MountedKey(folder);
    Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data", "tls.crt"));
    Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data", "tls.key"));
  }

  private void put(String version, String certificate, String key) throws IOException {
    var data = Files.createDirectory(folder.resolve(version));
    Files.writeString(data.resolve("tls.crt"), certificate);
    Files.writeString(data.resolve("tls.key"), key);
    Files.deleteIfExists(folder.resolve("..data"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of(version));
  }

  private static String certificate(Identity identity) {
    var bundle = new CaBundle(List.of(identity.certificate())).base64();
    return new String(Base64.getDecoder().decode(bundle), StandardCharsets.US_ASCII);
  }

  private static String key(Identity identity) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(identity.key().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void certificateAndKeyAreRead() throws IOException {
    put("one", certificate(FIRST), key(FIRST));
    assertThat(mounted.first()).isEqualTo(FIRST);
  }

  @Test
  void whoSignedItIsSentWithIt() throws IOException {
    put("one", certificate(FIRST) + certificate(NEXT), key(FIRST));
    assertThat(mounted.first().chain()).containsExactly(FIRST.certificate(), NEXT.certificate());
  }

  @Test
  void aRenewedOneIsUsedFromThenOn() throws IOException {
    put("one", certificate(FIRST), key(FIRST));
    var used = mounted.first();
    assertThat(mounted.tended(used)).isSameAs(used);
    put("two", certificate(NEXT), key(NEXT));
    assertThat(mounted.tended(used)).isEqualTo(NEXT);
  }

  @Test
  void whatIsNotThereYetIsNamedWithItsFolder() {
    assertThatThrownBy(mounted::first)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void keysOfAnotherFormAreRefusedWithoutTheirText() throws IOException {
    var sec1 = key(FIRST).replace("PRIVATE KEY", "EC PRIVATE KEY");
    put("one", certificate(FIRST), sec1);
    assertThatThrownBy(mounted::first)
        .hasMessageContaining("PKCS#8")
        .hasMessageNotContaining(key(FIRST).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void whatIsNoCertificateIsRefused() throws IOException {
    put("one", "", key(FIRST));
    assertThatThrownBy(mounted::first).hasMessageContaining("tls.crt");
  }
}
