package dev.sluice.engine.command;

import dev.sluice.core.run.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says which scripts would run, in which order, and changes nothing.",
    footer = {
      "",
      "Exit code: 0 planned, 1 there can be no plan, 2 the database or the scripts were not"
          + " reached.",
      "Example:",
      "  PGUSER=me PGPASSWORD=... sluice plan --url jdbc:postgresql://localhost/orders"
          + " --source migrations"
    })
public final class PlanCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  private final Surroundings surroundings;

  public PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return surroundings
        .launcher(options)
        .launch(Report.Command.PLAN, options, RequestReader.request(options), null, List.of());
  }
}
