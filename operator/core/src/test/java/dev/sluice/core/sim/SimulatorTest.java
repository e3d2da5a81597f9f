package dev.sluice.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.status.Phase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
  /** Seeds beyond the range below that failed once; the first was a defect of the checks. */
  @ParameterizedTest
  @ValueSource(longs = {16391})
  void aSeedThatFailedDoesNotFailAgain(long seed) {
    Replay.run(seed, Mutation.NONE);
  }

  /** {@code -Dsluice.seed=N} replays one; {@code -Dsluice.seeds=N} says how many from the first. */
  @Test
  void nothingIsEverWrong() {
    var one = Long.getLong("sluice.seed");
    if (one != null) {
      Replay.of(one, Mutation.NONE);
      return;
    }
    Set<Object> seen = ConcurrentHashMap.newKeySet();
    LongStream.rangeClosed(1, Long.getLong("sluice.seeds", 10_000))
        .parallel()
        .forEach(seed -> seen.addAll(Replay.run(seed, Mutation.NONE).all()));
    assertThat(seen).contains((Object[]) Phase.values());
  }
}
