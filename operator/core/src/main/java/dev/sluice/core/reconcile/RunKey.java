package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.PodSettings;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SqlCheck;
import dev.sluice.core.Digest;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.source.Source;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Digest of what a run was asked to do; equal inputs give equal names of Jobs, so that a crash
 * between two writes finds the same Job again.
 *
 * @param value ten hex digits
 */
public record RunKey(String value) {
  private static final int DIGITS = 10;

  public static RunKey of(Desired desired, Source.Found source) {
    return of(desired.id(), desired.spec(), source.digest(), desired.retryToken());
  }

  /** Everything that makes a new run: the resource, its spec, its scripts, and a wish to retry. */
  public static RunKey of(
      ResourceId id, SchemaMigrationSpec spec, String sourceDigest, @Nullable String retryToken) {
    var digest = new Digest().add(id.uid()).add(sourceDigest);
    digest.add(retryToken == null ? "" : retryToken);
    digest.add(spec.database().url()).add(spec.database().credentials().secretName());
    add(digest, spec.database().schemas());
    digest.add(spec.target());
    add(digest, spec.placeholders());
    digest.add(spec.run().lockTimeout()).add(spec.run().deadline());
    digest.add(spec.run().retries().attempts().toString()).add(spec.run().retries().within());
    add(digest, spec.run().pod());
    add(digest, pullSecrets(spec));
    addChecks(digest, spec.checks().before());
    addChecks(digest, spec.checks().after());
    if (!spec.placeholderReplacement()) {
      digest.add("no placeholder replacement"); // none of earlier versions had it
    }
    return cut(digest);
  }

  /**
   * The run of one approved plan.
   *
   * @param planAttempt tells plans of equal content apart, when one had to be made again
   */
  public RunKey forPlan(PlanHash plan, int planAttempt) {
    return cut(new Digest().add(value).add(plan.value()).add(Integer.toString(planAttempt)));
  }

  /** Of the scripts themselves the source's digest tells. */
  private static List<String> pullSecrets(SchemaMigrationSpec spec) {
    var image = spec.source().image();
    return image == null ? List.of() : image.pullSecrets();
  }

  private static void add(Digest digest, PodSettings pod) {
    add(digest, pod.labels());
    add(digest, pod.annotations());
    add(digest, pod.nodeSelector());
    add(digest, pod.tolerations().stream().map(Toleration::toString).toList());
    digest.add(String.valueOf(pod.resources())).add(String.valueOf(pod.affinity()));
    digest.add(String.valueOf(pod.serviceAccountName()));
    digest.add(String.valueOf(pod.priorityClassName()));
  }

  /** Sorted: the order of an immutable map differs from one process to the next. */
  private static void add(Digest digest, Map<String, String> map) {
    digest.add(Integer.toString(map.size()));
    new TreeMap<>(map).forEach((name, value) -> digest.add(name).add(value));
  }

  private static void add(Digest digest, List<String> list) {
    digest.add(Integer.toString(list.size()));
    list.forEach(digest::add);
  }

  private static void addChecks(Digest digest, List<SqlCheck> checks) {
    digest.add(Integer.toString(checks.size()));
    checks.forEach(check -> digest.add(check.name()).add(check.sql()).add(check.expect()));
  }

  private static RunKey cut(Digest digest) {
    return new RunKey(digest.hex().substring(0, DIGITS));
  }
}
