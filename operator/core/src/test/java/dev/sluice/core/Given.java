package dev.sluice.core;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.CredentialsSpec;
import dev.sluice.api.v1alpha1.DatabaseSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.api.v1alpha1.SourceSpec;
import dev.sluice.core.approval.ApprovalFacts;
import dev.sluice.core.approval.Decisions;
import dev.sluice.core.approval.EffectivePolicy;
import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.ResourceId;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Report;
import dev.sluice.core.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the tests of decisions and status start from: one resource, two scripts, one database. */
public final class Given {
  public static final ResourceId ID = new ResourceId("shop", "orders", "4a6f");
  public static final String URL = "jdbc:postgresql://orders-db.shop:5432/orders";
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final String DIGEST = "d1";
  public static final Source FOUND = new Source.Found(DIGEST, Map.of("orders-migrations", "7"));

  private Given() {}

  public static SchemaMigrationSpec spec(ApprovalSpec.When when, boolean suspend, boolean dryRun) {
    return new SchemaMigrationSpec(
        new DatabaseSpec(URL, new CredentialsSpec("orders-db"), List.of()),
        new SourceSpec(List.of("orders-migrations"), null, Map.of()),
        null,
        Map.of(),
        null,
        new ApprovalSpec(when, null, null, null),
        null,
        null,
        suspend,
        dryRun);
  }

  /** approval Never. */
  public static Desired routine() {
    return wants(spec(ApprovalSpec.When.Never, false, false), null);
  }

  /** approval Always. */
  public static Desired careful() {
    return wants(spec(ApprovalSpec.When.Always, false, false), null);
  }

  /** approval OnRisk. */
  public static Desired wary() {
    return wants(spec(ApprovalSpec.When.OnRisk, false, false), null);
  }

  public static Desired wants(SchemaMigrationSpec spec, @Nullable String retry) {
    return wants(spec, retry, PolicyCombination.of(spec.approval(), List.of()));
  }

  public static Desired wants(
      SchemaMigrationSpec spec, @Nullable String retry, EffectivePolicy policy) {
    return new Desired(ID, 3, spec, policy, retry, null);
  }

  public static RunKey key(Desired desired) {
    return RunKey.of(desired.id(), desired.spec(), DIGEST, desired.retryToken());
  }

  public static Observed sees(Source source, SchemaMigrationStatus status, JobFact... jobs) {
    var list = List.of(jobs);
    var plan = PlanFact.latest(list, status);
    var known =
        plan.map(made -> Decisions.about(made.hash().value(), status.approvals(), List.of()));
    return new Observed(
        source, list, plan, facts(known.orElse(List.of())), published(status), List.of(), status);
  }

  /** What a pass wrote before it wrote this status. */
  private static Optional<SchemaStateSpec> published(SchemaMigrationStatus status) {
    return Optional.ofNullable(status.applied())
        .map(applied -> new SchemaStateSpec(List.of(), null, List.of(), applied.historyDigest()));
  }

  /** The same, and workloads are told that. */
  public static Observed telling(Observed observed, @Nullable SchemaStateSpec published) {
    return new Observed(
        observed.source(),
        observed.jobs(),
        observed.plan(),
        observed.approvals(),
        Optional.ofNullable(published),
        observed.held(),
        observed.status());
  }

  /** The same, with a decision of somebody. */
  public static Observed with(Observed observed, ApprovalStatus decision) {
    var decisions = new ArrayList<>(observed.approvals().decisions());
    decisions.add(decision);
    return new Observed(
        observed.source(),
        observed.jobs(),
        observed.plan(),
        facts(decisions),
        observed.published(),
        observed.held(),
        observed.status());
  }

  public static ApprovalFacts facts(List<ApprovalStatus> decisions) {
    return new ApprovalFacts(decisions, Set.of(), Optional.empty(), Instant.EPOCH, NOW);
  }

  public static ApprovalStatus approval(String by, PlanHash plan) {
    return decision(by, ApprovalStatus.Decision.Approve, plan, NOW);
  }

  public static ApprovalStatus decision(
      String by, ApprovalStatus.Decision decision, PlanHash plan, Instant at) {
    return new ApprovalStatus(
        by, List.of(), decision, plan.value(), at.toString(), Decisions.ANNOTATION, null, null);
  }

  public static Observed sees(JobFact... jobs) {
    return sees(FOUND, SchemaMigrationStatus.EMPTY, jobs);
  }

  /** A Job made so many seconds before {@link #NOW}. */
  public static JobFact job(JobKind kind, RunKey key, int attempt, int secondsAgo, JobState state) {
    return new JobFact(
        JobName.of(ID, kind, key, attempt),
        kind,
        key,
        attempt,
        URL,
        null,
        List.of(),
        NOW.minusSeconds(secondsAgo),
        false,
        state);
  }

  public static PlanHash hash(char digit) {
    return new PlanHash("sha256:" + String.valueOf(digit).repeat(64));
  }

  public static DatabaseState database(@Nullable String version, int applied) {
    return new DatabaseState("7301", "orders", "17.4", version, applied, "h" + applied);
  }

  /** 1, 2, 3, ... of what a plan is to apply. */
  public static Versions versions(int applied, Plan plan) {
    var all = IntStream.rangeClosed(1, plan.pending().size()).mapToObj(String::valueOf).toList();
    return new Versions(all.subList(0, applied), null, all.subList(applied, all.size()), false);
  }

  public static Plan plan(char digit, int pending) {
    return plan(digit, pending, pending == 0 ? Risk.None : Risk.Low);
  }

  public static Plan plan(char digit, int pending, Risk risk) {
    var scripts =
        IntStream.rangeClosed(1, pending)
            .mapToObj(n ->
                new PlannedScript(
                    "V" + n + "__step.sql", String.valueOf(n), "step", "5e", true, risk, null, 1))
            .toList();
    return new Plan(
        hash(digit), database(null, 0), SchemaMigrationSpec.LATEST, scripts, risk, List.of(), "0a");
  }

  public static JobState reported(Report report) {
    return new JobState.Reported(report, NOW);
  }

  public static JobState planned(Plan plan) {
    return reported(
        new Report(
            Report.Command.PLAN,
            Report.Outcome.SUCCEEDED,
            null,
            plan,
            plan.database(),
            versions(0, plan),
            List.of(),
            0,
            40,
            false));
  }

  /** A run that planned for itself, and stopped. */
  public static JobState stopped(Plan plan) {
    return reported(
        new Report(
            Report.Command.APPLY,
            Report.Outcome.FAILED,
            Failure.of(Reason.ApprovalRequired, "Told by the runner."),
            plan,
            plan.database(),
            versions(0, plan),
            List.of(),
            0,
            60,
            false));
  }

  public static JobState succeeded(Plan plan) {
    var applied =
        plan.pending().stream()
            .map(script -> new Report.AppliedScript(script.name(), script.version(), 1, 5))
            .toList();
    return reported(
        new Report(
            Report.Command.APPLY,
            Report.Outcome.SUCCEEDED,
            null,
            plan,
            database(String.valueOf(applied.size()), applied.size()),
            versions(applied.size(), plan),
            applied,
            0,
            1500,
            false));
  }

  public static JobState failed(Reason reason) {
    return failed(Failure.of(reason, "Told by the runner."), Report.Outcome.FAILED);
  }

  public static JobState failed(@Nullable Failure failure, Report.Outcome outcome) {
    return reported(
        new Report(
            Report.Command.APPLY, outcome, failure, null, null, null, List.of(), 0, 700, false));
  }

  public static JobState lost() {
    return new JobState.Lost("The Job's pod is gone.", NOW);
  }
}
