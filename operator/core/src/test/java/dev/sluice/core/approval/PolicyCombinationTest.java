package dev.sluice.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.MigrationPolicySpec;
import dev.sluice.api.v1alpha1.PolicyApproval;
import dev.sluice.api.v1alpha1.PolicyLimits;
import dev.sluice.api.v1alpha1.PolicyMatch;
import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.RiskLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCombinationTest {
  private static final NamedPolicy LOOSE =
      policy(
          "loose",
          new PolicyApproval(When.OnRisk, RiskLevel.High, 1, false, List.of("bot"), "48h"),
          new PolicyLimits("10s", "1h"),
          List.of("truncate"),
          false);
  private static final NamedPolicy TIGHT =
      policy(
          "tight",
          new PolicyApproval(When.OnRisk, RiskLevel.Low, 2, true, List.of("root"), "8h"),
          new PolicyLimits("3s", "30m"),
          List.of("drop-table"),
          true);
  private static final NamedPolicy SILENT =
      policy("silent", PolicyApproval.NONE, PolicyLimits.NONE, List.of(), false);

  record Row(
      String sentence,
      ApprovalSpec own,
      List<NamedPolicy> policies,
      Function<EffectivePolicy, Object> part,
      Object expected,
      @Nullable String name,
      @Nullable String from) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theStrictestHoldsAndItsSourceIsNamed(Row row) {
    var effective = PolicyCombination.of(row.own(), row.policies());
    assertThat(row.part().apply(effective)).isEqualTo(row.expected());
    if (row.name() != null) {
      assertThat(effective.from().get(row.name())).isEqualTo(row.from());
    }
  }

  static Stream<Row> rows() {
    var both = List.of(TIGHT, LOOSE);
    var nothing = ApprovalSpec.NONE;
    var always = new ApprovalSpec(When.Always, null, null, null);
    var never = new ApprovalSpec(When.Never, null, 1, "72h");
    return Stream.of(
        new Row(
            "without policies nobody need approve",
            nothing,
            List.of(),
            EffectivePolicy::when,
            When.Never,
            "when",
            null),
        new Row(
            "a policy that says nothing demands nothing",
            nothing,
            List.of(SILENT),
            EffectivePolicy::from,
            Map.of(),
            null,
            null),
        new Row(
            "a resource can tighten",
            always,
            List.of(LOOSE),
            EffectivePolicy::when,
            When.Always,
            "when",
            "spec"),
        new Row(
            "a resource cannot loosen when",
            never,
            List.of(LOOSE),
            EffectivePolicy::when,
            When.OnRisk,
            "when",
            "loose"),
        new Row("nor how many", never, both, EffectivePolicy::required, 2, "required", "tight"),
        new Row(
            "nor how long an approval holds",
            never,
            List.of(LOOSE),
            EffectivePolicy::expiresAfter,
            Optional.of(Duration.ofDays(2)),
            "expiresAfter",
            "loose"),
        new Row(
            "the lowest threshold holds",
            nothing,
            both,
            EffectivePolicy::threshold,
            RiskLevel.Low,
            "threshold",
            "tight"),
        new Row(
            "the threshold of one who asks for no OnRisk is nobody's",
            new ApprovalSpec(When.Never, RiskLevel.Low, null, null),
            List.of(LOOSE),
            EffectivePolicy::threshold,
            RiskLevel.High,
            "threshold",
            "loose"),
        new Row(
            "equal demands come from both",
            nothing,
            both,
            EffectivePolicy::when,
            When.OnRisk,
            "when",
            "loose, tight"),
        new Row(
            "one that excludes the author is enough",
            nothing,
            both,
            EffectivePolicy::excludeAuthor,
            true,
            "excludeAuthor",
            "tight"),
        new Row(
            "forbidden rules add up",
            nothing,
            both,
            policy -> policy.forbiddenRules().stream().sorted().toList(),
            List.of("drop-table", "truncate"),
            "forbiddenRules",
            "loose, tight"),
        new Row(
            "the shortest lock timeout is the most",
            nothing,
            both,
            EffectivePolicy::maxLockTimeout,
            Optional.of(Duration.ofSeconds(3)),
            "lockTimeout",
            "tight"));
  }

  @ParameterizedTest
  @MethodSource("matches")
  void allThatIsNamedMustHold(String sentence, PolicyMatch match, boolean selects) {
    var policy =
        new NamedPolicy(
            "p",
            new MigrationPolicySpec(
                match, PolicyApproval.NONE, null, PolicyLimits.NONE, List.of(), false));
    assertThat(policy.selects("shop", Map.of("tier", "gold"))).as(sentence).isEqualTo(selects);
  }

  static Stream<Object[]> matches() {
    return Stream.of(
        new Object[] {"nothing named selects all", PolicyMatch.ALL, true},
        new Object[] {"by namespace", new PolicyMatch(List.of("shop"), null, null), true},
        new Object[] {"of another one", new PolicyMatch(List.of("crm"), null, null), false},
        new Object[] {"but for one", new PolicyMatch(null, List.of("shop"), null), false},
        new Object[] {"by label", new PolicyMatch(null, null, Map.of("tier", "gold")), true},
        new Object[] {"another value", new PolicyMatch(null, null, Map.of("tier", "tin")), false},
        new Object[] {
          "the namespace and not the label",
          new PolicyMatch(List.of("shop"), null, Map.of("team", "a")),
          false
        });
  }

  private static NamedPolicy policy(
      String name,
      PolicyApproval approval,
      PolicyLimits limits,
      List<String> forbidden,
      boolean undo) {
    PolicyWindows none = null;
    return new NamedPolicy(
        name, new MigrationPolicySpec(PolicyMatch.ALL, approval, none, limits, forbidden, undo));
  }
}
