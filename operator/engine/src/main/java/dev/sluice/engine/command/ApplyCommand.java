package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the pending scripts, each in one transaction with its history row.",
      "Takes the database's run lock, gives way to others by --lock-timeout, tries again after lock"
          + " timeouts and lost connections; never after an SQL error."
    },
    footer = {
      "",
      "Exit code: 0 at the target, 1 failed or interrupted, 2 the database or the scripts were not"
          + " reached.",
      "Example:",
      "  PGUSER=me PGPASSWORD=... sluice apply --url jdbc:postgresql://localhost/orders"
          + " --source migrations"
    })
public final class ApplyCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Runs this plan (as --output json gives it) or, if it no longer holds, nothing.")
  private @Nullable Path plan;

  @Option(
      names = "--plan-hash",
      paramLabel = "HASH",
      description = "The plan has this hash, or nothing runs.")
  private @Nullable String planHash;

  @Option(
      names = "--approvals",
      paramLabel = "JSON",
      description = "In Jobs: who approved the plan, for the ledger.")
  private @Nullable String approvals;

  @Option(
      names = "--stop-at-risk",
      paramLabel = "RISK",
      converter = RiskText.class,
      description =
          "low, medium or high: runs nothing when the plan has this risk or more and --approvals is"
              + " not given.")
  private @Nullable Risk stopAtRisk;

  private final Surroundings surroundings;

  public ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Plan approved = plan == null ? null : RequestReader.plan(plan);
    RunLauncher launcher = surroundings.launcher(options);
    if (planHash != null && (approved == null || !approved.hash().value().equals(planHash))) {
      return launcher.refuse(Report.Command.APPLY, Frozen.replaced("plan"));
    }
    RunRequest request = RequestReader.request(options);
    return launcher.launch(
        Report.Command.APPLY,
        options,
        stopAtRisk == null ? request : request.stoppingAt(stopAtRisk),
        approved,
        given());
  }

  private List<Approval> given() {
    return approvals == null
        ? List.of()
        : Json.read(approvals, Approval[].class)
            .map(List::of)
            .orElseThrow(() -> new IllegalArgumentException("--approvals is no list as JSON."));
  }
}
