package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the two programs in one a command line is for. */
class PluginCommandsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a resource is planned for people, plan orders -n shop, true",
    "a folder is planned by the runner, plan --url u --source ., false",
    "a Job's plan is the runner's, plan --source=/s --request=/r, false",
    "apply is the runner's, apply --url u, false",
    "the operator is nobody else's, operator --image i, false",
    "list is for people, list -A, true",
    "help names all, --help, true"
  })
  void concerns(String sentence, String typed, boolean ours) {
    var own = Set.of("plan", "apply", "operator");
    assertThat(PluginCommands.concerns("sluice", own, typed.split(" ")))
        .as(sentence)
        .isEqualTo(ours);
    assertThat(PluginCommands.concerns("kubectl sluice", own, typed.split(" "))).isTrue();
  }
}
