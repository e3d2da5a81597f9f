package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.core.plan.NotRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its ConfigMap holds it, read loosely: the operator that wrote it may be older or newer
 * than the program that shows it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FrozenPlan(
    @Nullable String hash,
    List<Entry> pending,
    @Nullable String risk,
    List<Hazard> findings,
    NotRun notRun) {

  /** A script that is to run. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entry(
      String name,
      @Nullable String version,
      @Nullable String sha256,
      boolean transactional,
      @Nullable String risk,
      @Nullable String undoSha256,
      int segments) {}

  /** A finding in one of them. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Hazard(
      String rule,
      String risk,
      String script,
      int line,
      String statement,
      @Nullable String why,
      @Nullable String safer) {}

  FrozenPlan {
    pending = pending == null ? List.of() : List.copyOf(pending);
    findings = findings == null ? List.of() : List.copyOf(findings);
    notRun = notRun == null ? NotRun.NONE : notRun;
  }
}
