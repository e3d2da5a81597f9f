package dev.sluice.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What {@code operator/e2e/scripts/images.sh} made and named in build/e2e.properties. */
record Artifacts(
    String k3s,
    String sluice,
    String postgres,
    String busybox,
    String scripts,
    Path imageTar,
    Path helm,
    Path chart,
    Path argocd) {

  /** The repository's root: tests run in operator/e2e. */
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  static Artifacts read() {
    var file = ROOT.resolve("build/e2e.properties");
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " is missing: run operator/e2e/scripts/images.sh, or make test", e);
    }
    return new Artifacts(
        value(properties, "k3s"),
        value(properties, "sluice"),
        value(properties, "postgres"),
        value(properties, "busybox"),
        value(properties, "scripts"),
        Path.of(value(properties, "tar")),
        Path.of(value(properties, "helm")),
        Path.of(value(properties, "chart")),
        Path.of(value(properties, "argocd")));
  }

  private static String value(Properties properties, String key) {
    var value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(
          "build/e2e.properties has no " + key + ": run operator/e2e/scripts/images.sh again");
    }
    return value;
  }
}
