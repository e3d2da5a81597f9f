package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdTest {
  @Test
  void theFileInCrdsIsWhatTheRecordsSay(@TempDir Path scratch) throws IOException {
    var generated = CrdFile.generate(scratch);
    if (Boolean.getBoolean("sluice.generate")) {
      Files.writeString(CrdFile.CHECKED_IN, generated);
    }
    assertThat(CrdFile.read(CrdFile.CHECKED_IN))
        .as("crds/ differs from operator/api: run 'make generate'")
        .isEqualTo(generated);
  }
}
