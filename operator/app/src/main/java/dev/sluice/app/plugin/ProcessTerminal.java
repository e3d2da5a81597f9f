package dev.sluice.app.plugin;

import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The one that this process was started in, if any. */
public final class ProcessTerminal implements Terminal {
  private static final int WITHOUT_TERMINAL = 100;

  private final Map<String, String> environment;

  /** Only to ask picocli, which knows how to find it out, for the width. */
  @Command(usageHelpAutoWidth = true)
  private static final class Ruler {}

  public ProcessTerminal(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public boolean interactive() {
    return console().isPresent();
  }

  /** Of Java's versions some have one that is none. */
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  @Override
  public boolean colours() {
    return Ansi.AUTO.enabled();
  }

  @Override
  public int width() {
    var told = environment.getOrDefault("COLUMNS", "");
    if (told.matches("[1-9][0-9]{1,3}")) {
      return Integer.parseInt(told);
    }
    return interactive()
        ? new CommandLine(new Ruler()).getCommandSpec().usageMessage().width()
        : WITHOUT_TERMINAL;
  }

  @Override
  public boolean yes(String question) {
    return console()
        .flatMap(console -> Optional.ofNullable(console.readLine("%s [y/N] ", question)))
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }
}
