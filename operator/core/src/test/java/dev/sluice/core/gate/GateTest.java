package dev.sluice.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.plan.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final Map<String, Published> PUBLISHED =
      Map.of(
          "shop/orders", published("1 2 2.5", null, "3"),
          "shop/old", published("12", "10", ""),
          "shop/fresh", published("", null, "1"),
          "crm/users", published("7", null, ""),
          "shop/deleted", published("4", null, ""));
  private static final Map<String, String> PHASES =
      Map.of(
          "shop/orders", "AwaitingApproval",
          "shop/old", "Ready",
          "shop/fresh", "Planning",
          "shop/unseen", "Pending",
          "crm/users", "Ready");
  private static final Gate GATE =
      new Gate(
          new Schemas() {
            @Override
            public Optional<Published> published(MigrationName migration) {
              return Optional.ofNullable(PUBLISHED.get(migration.toString()));
            }

            @Override
            public Optional<String> phase(MigrationName migration) {
              return Optional.ofNullable(PHASES.get(migration.toString()));
            }
          });

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "orders@2             | -                 | an applied version is met",
        "orders@02            | -                 | whatever zeros it is written with",
        "orders@1             | -                 | so is an older one: an old pod comes back",
        "orders@3             | orders@3          | a pending one is not",
        "orders@1.5           | orders@1.5        | one between two that are applied is not",
        "orders@99            | orders@99         | one that nobody wrote is not",
        "old@3                | -                 | what is before the baseline is met",
        "old@10               | -                 | and the baseline itself",
        "old@11               | old@11            | what is after it must be applied",
        "fresh@1              | fresh@1           | nothing is applied yet",
        "unseen@1             | unseen@1          | nothing was published yet",
        "nowhere@1            | nowhere@1         | there is no such migration yet",
        "deleted@4            | -                 | what is applied stays, whoever deletes the resource",
        "crm/users@7          | -                 | in another namespace",
        "users@7              | users@7           | the same name in this namespace is another",
        "orders@3, old@12     | orders@3          | of several, one is met",
        "orders@3, users@1    | orders@3, users@1 | or none",
      })
  void whatIsUnmet(String required, String unmet, String sentence) {
    assertThat(Requirements.text(GATE.unmet(keys(required)), "shop"))
        .as(sentence)
        .isEqualTo(unmet == null ? "" : unmet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders@3    | waits for orders@3: shop/orders is AwaitingApproval",
        "nowhere@1   | waits for nowhere@1: there is no SchemaMigration shop/nowhere",
        "unseen@1    | waits for unseen@1: shop/unseen is under way",
        "old@13      | waits for old@13: shop/old is Ready, and no script of it has that version",
        "crm/users@8 | waits for crm/users@8: crm/users is Ready, and no script of it has that version",
      })
  void whyIsTold(String required, String words) {
    assertThat(GATE.because(keys(required), "shop")).isEqualTo(words);
  }

  @Test
  void whatIsLetThroughIsTheseKeysToTheLetter() {
    var text = new Lift("orders@3, users@1", "alice", "night: page 12").text();
    var unmet = keys("orders@3, users@1");
    assertThat(text).isEqualTo("orders@3, users@1 by alice: night: page 12");
    assertThat(Lift.remaining(Optional.of(text), "orders@3, users@1", unmet)).isEmpty();
    assertThat(Lift.remaining(Optional.of(text), "orders@3", unmet)).isEqualTo(unmet);
    assertThat(Lift.remaining(Optional.of(text), "orders@3, users@10", unmet)).isEqualTo(unmet);
    assertThat(Lift.remaining(Optional.empty(), "orders@3, users@1", unmet)).isEqualTo(unmet);
  }

  private static List<Requirement> keys(String text) {
    return ((Requirements.Keys) Requirements.parse(text, "shop")).all();
  }

  private static Published published(String applied, String baseline, String pending) {
    return new Published(
        versions(applied),
        Optional.ofNullable(baseline).flatMap(Version::parse),
        versions(pending));
  }

  private static Set<Version> versions(String text) {
    return Arrays.stream(text.split(" "))
        .flatMap(word -> Version.parse(word).stream())
        .collect(Collectors.toSet());
  }
}
