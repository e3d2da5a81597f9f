package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "1, <, 2",
    "1.9, <, 1.10",
    "1, =, 1.0",
    "1.0.0, =, 1",
    "01, =, 1",
    "1_1, =, 1.1",
    "20251113.001, <, 20251113.2",
    "99999999999999999999.1, >, 99999999999999999999"
  })
  void numbersAreComparedOneByOne(String left, String sign, String right) {
    int compared = version(left).compareTo(version(right));
    assertThat(compared < 0 ? "<" : compared > 0 ? ">" : "=").isEqualTo(sign);
    assertThat(version(left).equals(version(right))).isEqualTo(sign.equals("="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.", ".1", "1..2", "1.a", "latest", "-1"})
  void otherTextIsNoVersion(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  @Test
  void theTextKeepsItsZeros() {
    assertThat(version("20251113_001")).hasToString("20251113.001");
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
