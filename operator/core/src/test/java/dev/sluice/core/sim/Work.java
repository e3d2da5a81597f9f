package dev.sluice.core.sim;

import dev.sluice.core.run.Observation;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session is asked to do, and takes a while for. Told apart by identity.
 *
 * <p>The server looks at the fence when it begins. A transaction holds the epoch's row against a
 * claim from then on; a statement that is in none holds nothing, and may end after a later claim.
 */
final class Work {
  final int millis;
  final boolean transaction;

  /** The statement that it works on, as others see it; null for none. */
  final @Nullable String building;

  /** The runner's own SQL is not stopped by SIGTERM. */
  final boolean stoppable;

  /** Why the server refuses to begin; empty when it does not. */
  final Supplier<Optional<Observation>> atBegin;

  /** What is so once it is done; the answer to it. */
  final Supplier<Observation> atEnd;

  /** What is left when it ends in the middle. */
  final Runnable atDeath;

  private Work(
      int millis,
      boolean transaction,
      @Nullable String building,
      boolean stoppable,
      Supplier<Optional<Observation>> atBegin,
      Supplier<Observation> atEnd,
      Runnable atDeath) {
    this.millis = millis;
    this.transaction = transaction;
    this.building = building;
    this.stoppable = stoppable;
    this.atBegin = atBegin;
    this.atEnd = atEnd;
    this.atDeath = atDeath;
  }

  static Work query(int millis, Supplier<Observation> atEnd) {
    return new Work(millis, false, null, false, Optional::empty, atEnd, () -> {});
  }

  static Work query(
      int millis, Supplier<Optional<Observation>> atBegin, Supplier<Observation> atEnd) {
    return new Work(millis, false, null, false, atBegin, atEnd, () -> {});
  }

  static Work transaction(
      int millis,
      boolean stoppable,
      Supplier<Optional<Observation>> atBegin,
      Supplier<Observation> atEnd) {
    return new Work(millis, true, null, stoppable, atBegin, atEnd, () -> {});
  }

  /** One that runs in no transaction. */
  static Work statement(
      int millis,
      @Nullable String building,
      boolean stoppable,
      Supplier<Optional<Observation>> atBegin,
      Supplier<Observation> atEnd,
      Runnable atDeath) {
    return new Work(millis, false, building, stoppable, atBegin, atEnd, atDeath);
  }
}
