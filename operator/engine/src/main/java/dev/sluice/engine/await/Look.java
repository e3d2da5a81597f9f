package dev.sluice.engine.await;

import dev.sluice.core.failure.Failure;
import java.util.List;

/** What one look at the history found. */
sealed interface Look {
  record Met() implements Look {}

  record Missing(List<String> requirements) implements Look {
    public Missing {
      requirements = List.copyOf(requirements);
    }
  }

  /** It may well be reached the next time. */
  record Unreached(Failure failure) implements Look {}

  /** It will be so the next time too. */
  record Refused(Failure failure) implements Look {}
}
