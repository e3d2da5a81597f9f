package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdTest {
  @Test
  void theFilesInCrdsAreWhatTheRecordsSay(@TempDir Path scratch) throws IOException {
    for (var file : CrdFile.all(scratch).entrySet()) {
      if (Boolean.getBoolean("sluice.generate")) {
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(CrdFile.read(file.getKey()))
          .as("crds/ differs from operator/api: run 'make generate'")
          .isEqualTo(file.getValue());
    }
  }
}
