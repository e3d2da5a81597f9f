package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report of what is; the database's own ledger is the truth. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SchemaMigrationStatus(
    @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,
    @Nullable @JsonPropertyDescription("A summary to read; nothing decides by it.") String phase,
    @Nullable @JsonPropertyDescription("What or whom it waits for, in a few words.")
        String waitingOn,
    @Nullable @JsonPropertyDescription("Scripts that are not applied yet, as last planned.")
        Integer pendingCount,
    @JsonPropertyDescription("Ready, Reconciling, Stalled (kstatus), Planned, Approved, Applied.")
        List<Condition> conditions,
    @Nullable @JsonPropertyDescription("The scripts as they were last read.") SourceStatus source,
    @Nullable @JsonPropertyDescription("The last plan.") PlanStatus plan,
    @Nullable @JsonPropertyDescription("What is in the database.") AppliedStatus applied,
    @Nullable @JsonPropertyDescription("What its own spec and the policies demand together.")
        PolicyStatus policy,
    @JsonPropertyDescription("What users decided about the plan.") List<ApprovalStatus> approvals,
    @Nullable @JsonPropertyDescription("The run under way, or else the last one.") RunStatus run,
    @Nullable @JsonPropertyDescription("Why the last run failed; gone once one succeeds.")
        FailureStatus lastFailure,
    @Nullable @JsonPropertyDescription("Workloads that wait for this migration.") GateStatus gate,
    @JsonPropertyDescription(
            "The last ten runs, newest first, and the last apply where it is older.")
        List<RunStatus> history) {

  public static final SchemaMigrationStatus EMPTY =
      new SchemaMigrationStatus(
          null, null, null, null, List.of(), null, null, null, null, List.of(), null, null, null,
          List.of());

  public SchemaMigrationStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    approvals = approvals == null ? List.of() : List.copyOf(approvals);
    history = history == null ? List.of() : List.copyOf(history);
  }
}
