package dev.sluice.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationsTest {
  private static final int MANY = 10_000;

  @Test
  void theSameSeedGivesTheSameScripts() {
    List<String> once = Mutations.ofRealScripts(7).scripts(500).toList();
    List<String> again = Mutations.ofRealScripts(7).scripts(500).toList();

    assertThat(again).isEqualTo(once);
    assertThat(Mutations.ofRealScripts(8).scripts(500).toList()).isNotEqualTo(once);
  }

  @Test
  void theyDifferAndAreTextWithoutZeroCharacters() {
    List<String> scripts = Mutations.ofRealScripts(1).scripts(MANY).toList();

    assertThat(new HashSet<>(scripts)).hasSizeGreaterThan(MANY * 9 / 10);
    assertThat(scripts)
        .allSatisfy(script -> {
          byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
          assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(script);
          assertThat(script).doesNotContain("\0");
        });
  }
}
