package dev.sluice.app.plugin.view;

import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a user reads before saying yes.
 *
 * @param phase as in status
 * @param reason of the Ready condition; empty before there is one
 * @param message of the Ready condition
 * @param database where it is, without a user
 * @param fromVersion in the database now; null for none
 * @param toVersion the highest that is pending; null when none is, or only repeatable scripts
 * @param target as in the spec
 * @param hash of the plan; null when there is none
 * @param madeAt RFC 3339; null when there is no plan
 * @param risk of the plan; null where nobody said
 * @param placeholders values that the scripts are given
 * @param notes what could not be read or is not as it should be
 */
public record PlanView(
    String namespace,
    String name,
    String phase,
    String reason,
    String message,
    String database,
    List<String> schemas,
    @Nullable String fromVersion,
    @Nullable String toVersion,
    String target,
    @Nullable String hash,
    @Nullable String madeAt,
    @Nullable String risk,
    Map<String, String> placeholders,
    List<ScriptView> scripts,
    ApprovalView approval,
    List<String> notes) {

  public PlanView {
    schemas = List.copyOf(schemas);
    placeholders = new TreeMap<>(placeholders);
    scripts = List.copyOf(scripts);
    notes = List.copyOf(notes);
  }

  /** A plan is there, and scripts in it. */
  public boolean pending() {
    return hash != null && !scripts.isEmpty();
  }

  /** More yeses are all that it takes. */
  public boolean waitsForApproval() {
    return pending()
        && phase.equals("AwaitingApproval")
        && !is(Reason.Rejected)
        && !is(Reason.ApprovalUnprotected);
  }

  /** Whether this is why it is not Ready. */
  public boolean is(Reason why) {
    return reason.equals(why.name());
  }

  /** Without callbacks. */
  List<ScriptView> numbered() {
    return scripts.stream().filter(script -> !script.callback()).toList();
  }

  long findings() {
    return scripts.stream().mapToLong(script -> script.findings().size()).sum();
  }

  long irreversible() {
    return numbered().stream().filter(script -> !script.undo()).count();
  }
}
