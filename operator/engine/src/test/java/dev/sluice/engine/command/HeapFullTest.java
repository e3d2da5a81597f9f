package dev.sluice.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HeapFullTest {
  @Test
  void anErrorThatIsWrappedIsFoundToo() {
    assertThat(HeapFull.caused(new OutOfMemoryError())).isTrue();
    assertThat(HeapFull.caused(new IllegalStateException(new SQLException(new OutOfMemoryError()))))
        .isTrue();
    assertThat(HeapFull.caused(new StackOverflowError())).isFalse();
  }

  @Test
  void theFailureNamesWhatToRaise() {
    var failure = HeapFull.failure(128L << 20);
    assertThat(failure.reason()).isEqualTo(Reason.OutOfMemory);
    assertThat(failure.message())
        .contains("128 MiB", "spec.run.pod.resources.limits.memory", "JAVA_TOOL_OPTIONS");
  }
}
