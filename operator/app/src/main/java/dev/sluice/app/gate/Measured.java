package dev.sluice.app.gate;

import dev.sluice.app.admission.Answer;
import dev.sluice.app.admission.Request;
import dev.sluice.app.admission.Review;
import dev.sluice.app.metrics.GateMetrics;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Counts what another review says, and how long it takes to say it. Before all migrations are known
 * nothing is said: what is met would be held.
 */
record Measured(
    String path, Review review, SchemaCache cache, GateMetrics metrics, InstantSource clock)
    implements Review {
  @Override
  public Answer answer(Request request) {
    if (!cache.isFilled()) {
      throw new IllegalStateException("not all migrations are known yet");
    }
    var began = clock.instant();
    var answer = review.answer(request);
    metrics.answered(path, Duration.between(began, clock.instant()));
    if (answer instanceof Answer.Denied(String reason, _)) {
      metrics.denied(reason);
    }
    return answer;
  }
}
