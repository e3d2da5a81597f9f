package dev.sluice.app.plugin.view;

import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours, where they are wanted: nothing is told by colour alone.
 *
 * @param on false for a file, a pipe, or a user who set NO_COLOR
 */
public record Paint(boolean on) {

  String strong(String text) {
    return in(Style.bold, text);
  }

  String faint(String text) {
    return in(Style.faint, text);
  }

  String good(String text) {
    return in(Style.fg_green, text);
  }

  String bad(String text) {
    return in(Style.fg_red, text);
  }

  String command(String text) {
    return in(Style.fg_cyan, text);
  }

  /** By how much can go wrong; the words of a newer version stay plain. */
  String risk(String risk, String text) {
    return switch (risk) {
      case "High" -> strong(bad(text));
      case "Medium" -> in(Style.fg_yellow, text);
      case "Low" -> good(text);
      default -> text;
    };
  }

  private String in(Style style, String text) {
    return on && !text.isEmpty() ? style.on() + text + Style.reset.on() : text;
  }
}
