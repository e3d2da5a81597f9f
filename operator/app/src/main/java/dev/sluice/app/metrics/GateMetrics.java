package dev.sluice.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** What the gate does, at admission and where it lets go. */
public final class GateMetrics {
  private static final Duration[] ANSWERS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;
  private final MultiGauge held;
  private final Counter lifted;

  GateMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.held =
        MultiGauge.builder(Metric.GATE_HELD.id())
            .description(Metric.GATE_HELD.help())
            .register(registry);
    this.lifted =
        Counter.builder(Metric.GATE_LIFTED.id())
            .description(Metric.GATE_LIFTED.help())
            .register(registry);
  }

  /** One object was let go. */
  public void released(String kind, Duration held) {
    Counter.builder(Metric.GATE_RELEASED.id())
        .description(Metric.GATE_RELEASED.help())
        .tag("kind", kind)
        .register(registry)
        .increment();
    timer(Metric.GATE_HELD_TIME, Tags.of("kind", kind), DomainMetrics.BUCKETS).record(held);
  }

  /** One question of the API server was answered. */
  public void answered(String path, Duration took) {
    timer(Metric.ADMISSION, Tags.of("path", path), ANSWERS).record(took);
  }

  /** One was refused; the reason is one of few words, such as Malformed. */
  public void denied(String reason) {
    Counter.builder(Metric.GATE_DENIED.id())
        .description(Metric.GATE_DENIED.help())
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** Somebody let one through unmet. */
  public void lifted() {
    lifted.increment();
  }

  void held(Map<String, Long> counts) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    counts.forEach((kind, count) -> rows.add(MultiGauge.Row.of(Tags.of("kind", kind), count)));
    held.register(rows, true);
  }

  private Timer timer(Metric metric, Tags tags, Duration[] buckets) {
    return Timer.builder(metric.id())
        .description(metric.help())
        .tags(tags)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }
}
