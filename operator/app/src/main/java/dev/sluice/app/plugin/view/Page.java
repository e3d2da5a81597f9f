package dev.sluice.app.plugin.view;

import java.time.Instant;

/**
 * What text is written for.
 *
 * @param width columns of the terminal
 * @param now to tell how long ago something was
 */
public record Page(int width, Paint paint, Instant now) {
  private static final int NARROWEST = 40;

  /** Longer lines of prose are hard to read. */
  private static final int PROSE = 110;

  public Page {
    width = Math.max(NARROWEST, width);
  }

  int prose() {
    return Math.min(width, PROSE);
  }
}
