package dev.sluice.engine.it;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work beside a test; the common pool of a small machine has one thread only. */
final class Threads {
  private Threads() {}

  static <T> CompletableFuture<T> supply(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }
}
