package dev.sluice.app.observe;

import dev.sluice.core.reconcile.JobState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What keeps pods from being made or started and shows in events only: a quota, a missing volume.
 * The API server reads all events of a namespace to answer for one object, so one answer serves all
 * who ask within a few seconds.
 */
final class PodTroubles {
  /** Kubernetes needs that long to make a pod, and to start it, when nothing is wrong. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Set<String> REASONS =
      Set.of("FailedCreate", "FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox");

  private record Answer(Instant at, Map<String, Event> byUid) {}

  private final Events events;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /** Events of that reason and no other: those of a thousand pods would fill the memory. */
  @FunctionalInterface
  interface Events {
    List<Event> of(String namespace, String reason);
  }

  PodTroubles(Events events) {
    this.events = events;
  }

  /** Of a Job without a pod, or of a pod that does not start; empty while it is young. */
  Optional<JobState> of(HasMetadata object, Instant now) {
    var age = Duration.between(Instant.parse(object.getMetadata().getCreationTimestamp()), now);
    if (age.compareTo(QUIET) < 0) {
      return Optional.empty();
    }
    try {
      var answer =
          answers.compute(
              object.getMetadata().getNamespace(),
              (namespace, last) -> isFresh(last, now) ? last : ask(namespace, now));
      return Optional.ofNullable(answer.byUid().get(object.getMetadata().getUid()))
          .map(PodTroubles::stuck);
    } catch (KubernetesClientException e) {
      return Optional.empty(); // why it waits is good to know, and nothing depends on it
    } finally {
      answers.values().removeIf(old -> !isFresh(old, now));
    }
  }

  private Answer ask(String namespace, Instant now) {
    return new Answer(
        now,
        REASONS.stream()
            .flatMap(reason -> events.of(namespace, reason).stream())
            .collect(
                Collectors.toMap(
                    event -> event.getInvolvedObject().getUid(),
                    Function.identity(),
                    (first, _) -> first)));
  }

  private static boolean isFresh(@Nullable Answer answer, Instant now) {
    return answer != null && now.isBefore(answer.at().plus(FRESH));
  }

  private static JobState stuck(Event event) {
    return new JobState.Stuck(
        "its pod cannot start: " + event.getReason() + ": " + event.getMessage());
  }
}
