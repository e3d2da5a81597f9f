package dev.sluice.engine.postgres;

import dev.sluice.core.run.Backend;
import java.time.Duration;
import java.util.List;

/**
 * That a session waits for a lock.
 *
 * @param waited by the server's clock; zero for a session that does not wait
 * @param blockers who holds it, or is before it in the queue; empty where that cannot be seen
 */
public record LockWait(Duration waited, List<Backend> blockers) {
  public static final LockWait NONE = new LockWait(Duration.ZERO, List.of());

  public LockWait {
    blockers = List.copyOf(blockers);
  }
}
