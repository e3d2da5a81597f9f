package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/** Where a migration is, in a line. */
public final class ProgressText {
  private ProgressText() {}

  /**
   * One line, which may be longer than the terminal.
   *
   * @param doing the run's step, or what is waited for; null for neither
   */
  public static String of(String phase, @Nullable String doing) {
    return doing == null || doing.isBlank() ? phase : phase + ": " + Visible.line(doing);
  }

  /** In the place of the line before it, cut so that it stays one. */
  public static String inPlace(String line, Page page) {
    var shown = line.length() < page.width() ? line : line.substring(0, page.width() - 2) + "…";
    return "\r\u001B[K" + shown;
  }
}
