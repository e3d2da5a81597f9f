package dev.sluice.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.engine.command.CredentialReader.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ArgumentsTest {

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "2s, PT2S",
    "1h30m, PT1H30M",
    "0.5s, PT0.5S",
    "1m2s3ms, PT1M2.003S"
  })
  void durationsAreThoseOfTheResource(String text, Duration duration) {
    assertThat(new DurationText().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "-1s", "2d", "1 s"})
  void otherDurationsAreRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new DurationText().convert(text));
  }

  @Test
  void optionsComeBeforeTheEnvironment(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "from-file\n");
    DatabaseOptions options = new DatabaseOptions();
    options.user = "option";
    Map<String, String> environment =
        Map.of("SLUICE_USERNAME", "environment", "SLUICE_PASSWORD_FILE", file.toString());

    assertThat(new CredentialReader(options, environment).read())
        .isEqualTo(Result.ok(new Credentials("option", "from-file")));
  }

  @Test
  void aSecretWithoutAPasswordNamesItsKeys(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of("SLUICE_USERNAME", "app", "SLUICE_PASSWORD_FILE", folder.resolve("none").toString());

    assertThat(new CredentialReader(new DatabaseOptions(), environment).read())
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> {
              Failure failure = refused.failure();
              assertThat(failure.reason()).isEqualTo(Reason.AuthenticationFailed);
              assertThat(failure.message()).contains("keys username and password");
            });
  }

  @Test
  void credentialsDoNotPrintTheirPassword() {
    assertThat(new Credentials("app", "secret").toString()).doesNotContain("secret");
  }
}
