package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.MigrationPolicySpec;
import dev.sluice.api.v1alpha1.PolicyApproval;
import dev.sluice.api.v1alpha1.PolicyLimits;
import dev.sluice.api.v1alpha1.PolicyMatch;
import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.RiskLevel;
import dev.sluice.core.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Combines to the strictest, and remembers where each part came from. */
public final class PolicyCombination {
  private static final String OWN = "spec";

  private final List<NamedPolicy> sources;
  private final Map<String, String> from = new TreeMap<>();

  private PolicyCombination(List<NamedPolicy> sources) {
    this.sources = sources;
  }

  /**
   * What the resource says for itself is one more source: it can tighten, and nothing it says can
   * loosen what another source demands.
   *
   * @param policies those that select the resource
   */
  public static EffectivePolicy of(ApprovalSpec own, List<NamedPolicy> policies) {
    var sources = new ArrayList<NamedPolicy>();
    sources.add(new NamedPolicy(OWN, asPolicy(own)));
    policies.stream().sorted(Comparator.comparing(NamedPolicy::name)).forEach(sources::add);
    return new PolicyCombination(sources).combined();
  }

  private static MigrationPolicySpec asPolicy(ApprovalSpec own) {
    return new MigrationPolicySpec(
        PolicyMatch.ALL,
        new PolicyApproval(
            own.when(), own.threshold(), own.required(), false, List.of(), own.expiresAfter()),
        null,
        PolicyLimits.NONE,
        List.of(),
        false);
  }

  private EffectivePolicy combined() {
    return new EffectivePolicy(
        highest("when", policy -> Optional.ofNullable(policy.approval().when()))
            .orElse(ApprovalSpec.When.Never),
        lowest("threshold", PolicyCombination::threshold).orElse(RiskLevel.Medium),
        highest("required", policy -> Optional.ofNullable(policy.approval().required())).orElse(1),
        any("excludeAuthor", policy -> policy.approval().excludeAuthor()),
        union("excludedUsers", policy -> policy.approval().excludedUsers()),
        lowest("expiresAfter", policy -> duration(policy.approval().expiresAfter())),
        windows(),
        lowest("lockTimeout", policy -> duration(policy.limits().lockTimeout())),
        lowest("deadline", policy -> duration(policy.limits().deadline())),
        union("forbiddenRules", MigrationPolicySpec::forbiddenRules),
        any("requireUndo", MigrationPolicySpec::requireUndo),
        from);
  }

  /** One who does not ask for OnRisk has no say in its threshold. */
  private static Optional<RiskLevel> threshold(MigrationPolicySpec policy) {
    var approval = policy.approval();
    return approval.when() == ApprovalSpec.When.OnRisk
        ? Optional.of(Optional.ofNullable(approval.threshold()).orElse(RiskLevel.Medium))
        : Optional.empty();
  }

  private static Optional<Duration> duration(@Nullable String text) {
    return Optional.ofNullable(text).map(Durations::parse);
  }

  private <T extends Comparable<? super T>> Optional<T> highest(
      String part, Function<MigrationPolicySpec, Optional<T>> read) {
    return strictest(part, read, Comparator.<T>naturalOrder());
  }

  private <T extends Comparable<? super T>> Optional<T> lowest(
      String part, Function<MigrationPolicySpec, Optional<T>> read) {
    return strictest(part, read, Comparator.<T>naturalOrder().reversed());
  }

  private <T> Optional<T> strictest(
      String part, Function<MigrationPolicySpec, Optional<T>> read, Comparator<T> strictness) {
    var strictest =
        sources.stream().flatMap(source -> read.apply(source.spec()).stream()).max(strictness);
    strictest.ifPresent(value -> tell(part, source -> read.apply(source).equals(strictest)));
    return strictest;
  }

  private boolean any(String part, Function<MigrationPolicySpec, Boolean> read) {
    var asked = sources.stream().anyMatch(source -> read.apply(source.spec()));
    if (asked) {
      tell(part, read);
    }
    return asked;
  }

  private Set<String> union(String part, Function<MigrationPolicySpec, List<String>> read) {
    var all = new LinkedHashSet<String>();
    sources.forEach(source -> all.addAll(read.apply(source.spec())));
    if (!all.isEmpty()) {
      tell(part, policy -> !read.apply(policy).isEmpty());
    }
    return all;
  }

  private List<PolicyWindows> windows() {
    var all =
        sources.stream()
            .flatMap(source -> Optional.ofNullable(source.spec().windows()).stream())
            .toList();
    if (!all.isEmpty()) {
      tell("windows", policy -> policy.windows() != null);
    }
    return all;
  }

  private void tell(String part, Function<MigrationPolicySpec, Boolean> asks) {
    from.put(
        part,
        sources.stream()
            .filter(source -> asks.apply(source.spec()))
            .map(NamedPolicy::name)
            .collect(Collectors.joining(", ")));
  }
}
