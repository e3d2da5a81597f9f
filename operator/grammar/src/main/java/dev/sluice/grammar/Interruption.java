package dev.sluice.grammar;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;

/**
 * Ends a parse whose thread was interrupted. Generated classes count down before each call and
 * loop, and look at 0. Threads share the count: it says when to look, and no more.
 */
public final class Interruption {
  private static final int OFTEN = 4096;

  public static int left = OFTEN;

  private Interruption() {}

  public static void look() {
    left = OFTEN;
    if (Thread.currentThread().isInterrupted()) {
      throw new ChicoryInterruptedException("Thread interrupted");
    }
  }
}
