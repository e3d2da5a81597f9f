package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is printed, kept as a file to be looked at; 'make generate' writes it. */
final class Golden {
  private static final Path FILES =
      Path.of("src", "test", "resources", "dev", "sluice", "app", "plugin", "view");

  private Golden() {}

  static void compare(String file, String text) {
    var path = FILES.resolve(file);
    try {
      if (Boolean.getBoolean("sluice.generate")) {
        Files.createDirectories(FILES);
        Files.writeString(path, text + "\n");
      }
      assertThat(text + "\n").as(file).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
