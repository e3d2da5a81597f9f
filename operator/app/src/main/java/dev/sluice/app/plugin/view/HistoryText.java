package dev.sluice.app.plugin.view;

import java.util.List;

/** What happened, oldest first: the newest stands next to the prompt. */
public final class HistoryText {
  private static final int HASH = "sha256:".length() + 10;
  private static final int WHAT = 13;
  private static final String INDENT = "                     ";

  private final Sheet sheet;
  private final boolean steps;

  private HistoryText(Page page, boolean steps) {
    sheet = new Sheet(page);
    this.steps = steps;
  }

  /**
   * A line or two for each.
   *
   * @param steps true: each statement too
   */
  public static String of(List<HistoryEntry> entries, Page page, boolean steps) {
    if (entries.isEmpty()) {
      return "nothing has happened yet";
    }
    var text = new HistoryText(page, steps);
    entries.forEach(text::entry);
    return text.sheet.toString();
  }

  private void entry(HistoryEntry entry) {
    sheet.line(
        sheet.paint().faint(Times.second(entry.at()))
            + "  "
            + coloured(entry.what())
            + (entry.planHash() == null ? "" : plan(entry.what(), entry.planHash())));
    if (entry.job() == null) {
      decision(entry);
    } else {
      run(entry);
    }
  }

  private String coloured(String what) {
    var padded = Sheet.padded(told(what), WHAT);
    return switch (what) {
      case "approved", "applied" -> sheet.paint().good(padded);
      case "rejected", "failed", "interrupted" -> sheet.paint().bad(padded);
      default -> padded;
    };
  }

  /** A run that stops has made a plan, and no more. */
  private static String told(String what) {
    return what.equals("stopped") ? "planned (stopped: needs approval)" : what;
  }

  private String plan(String what, String hash) {
    var column = told(what).length() < WHAT ? WHAT : told(what).length() + "  ".length();
    var gap = column == WHAT ? "" : "  ";
    return gap + "plan " + fitting(hash, column);
  }

  private void decision(HistoryEntry entry) {
    below("by " + people(entry.by()) + " (" + entry.from() + ")");
    if (entry.words() != null) {
      below("\"" + entry.words() + "\"");
    }
  }

  private void run(HistoryEntry entry) {
    below("job " + entry.job() + (entry.seconds() == null ? "" : ", " + entry.seconds() + " s"));
    if (!entry.by().isEmpty()) {
      below("approved by " + people(entry.by()));
    }
    if (entry.reason() != null) {
      below("reason " + entry.reason());
    }
    if (entry.scripts() != null) {
      below(
          (entry.scripts() == 1 ? "1 script" : entry.scripts() + " scripts")
              + (entry.version() == null ? "" : ", database then at " + entry.version()));
    }
    entry.applied().forEach(this::applied);
    if (steps) {
      entry.steps().forEach(step -> below("  " + Times.second(step.at()) + "  " + step.step()));
    }
  }

  private void applied(AppliedView script) {
    below(
        "  "
            + script.name()
            + ", "
            + (script.statements() == 1 ? "1 statement" : script.statements() + " statements")
            + ", "
            + script.millis()
            + " ms");
  }

  private static String people(List<String> by) {
    var named = by.stream().map(name -> name.isEmpty() ? "somebody" : name).toList();
    return String.join(", ", named);
  }

  /** Whole where there is room; JSON always has it whole. */
  private String fitting(String hash, int column) {
    var room = sheet.page().width() - INDENT.length() - column - "plan ".length();
    return hash.length() <= Math.max(HASH, room) ? hash : hash.substring(0, HASH);
  }

  private void below(String text) {
    var lead = text.length() - text.stripLeading().length();
    var indent = INDENT + " ".repeat(lead);
    Wrapped.prose(text, sheet.page().prose() - indent.length())
        .forEach(line -> sheet.line(indent + line));
  }
}
