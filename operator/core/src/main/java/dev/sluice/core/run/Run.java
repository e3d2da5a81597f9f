package dev.sluice.core.run;

import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.sql.Grammar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run has to do.
 *
 * @param attempt from 1, counted by whoever starts runs
 * @param grammar for the checks
 * @param approved the plan that must be run as it is; null plans and runs in one go
 * @param approvals of that plan, for the ledger
 * @param seed spreads retries of different runs; any number
 */
public record Run(
    RunRequest request,
    Report.Command command,
    int attempt,
    ScriptSet scripts,
    ScriptSyntax syntax,
    Grammar grammar,
    @Nullable Plan approved,
    List<Approval> approvals,
    long seed) {
  public Run {
    approvals = List.copyOf(approvals);
  }
}
