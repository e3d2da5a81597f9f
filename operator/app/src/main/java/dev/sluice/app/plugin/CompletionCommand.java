package dev.sluice.app.plugin;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluice completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script by which bash and zsh complete `sluice`.",
    footer = {"", "Example:", "  source <(sluice completion)"})
public final class CompletionCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Supplier<CommandLine> whole;

  /**
   * Prints.
   *
   * @param whole the main command with all others under it
   */
  public CompletionCommand(PrintStream out, Supplier<CommandLine> whole) {
    this.out = out;
    this.whole = whole;
  }

  @Override
  public Integer call() {
    out.println(AutoComplete.bash("sluice", whole.get()));
    return 0;
  }
}
