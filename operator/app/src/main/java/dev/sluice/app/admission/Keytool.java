package dev.sluice.app.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The JDK's own tool: what makes a certificate in it is not to be called otherwise. */
final class Keytool {
  private static final String ALIAS = "stamp";
  private static final String PASSWORD = "SLUICE_STORE_PASSWORD";
  private static final int DAYS = 30;

  private Keytool() {}

  /** A new one for a server of this name. */
  static Identity identity(String host) {
    var password = password();
    try {
      var folder = Files.createTempDirectory("sluice-key");
      var store = folder.resolve("store");
      try {
        run(arguments(host, store), password);
        return read(store, password.toCharArray());
      } finally {
        Files.deleteIfExists(store);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no key for the admission server was made", e);
    }
  }

  private static String password() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** It begins an hour ago, for an API server whose clock is behind. */
  private static List<String> arguments(String host, Path store) {
    var line =
        """
        -J-Xmx24m -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1
        -genkeypair -alias %s -keyalg EC -groupname secp256r1 -dname CN=sluice
        -startdate -1H -validity %d -ext san=dns:%s -ext eku=serverAuth
        -storetype PKCS12 -storepass:env %s -keystore\
        """
            .formatted(ALIAS, DAYS, host, PASSWORD);
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    return Stream.of(
            Stream.of(tool.toString()),
            Arrays.stream(line.split("\\s+")),
            Stream.of(store.toString()))
        .flatMap(words -> words)
        .toList();
  }

  private static void run(List<String> words, String password) throws IOException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put(PASSWORD, password);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool says " + said.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Identity read(Path file, char[] password) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return new Identity(
          (PrivateKey) store.getKey(ALIAS, password),
          List.of((X509Certificate) store.getCertificate(ALIAS)));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
