package dev.sluice.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.reconcile.JobState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTroublesTest {
  private static final Instant BORN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Event> events = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final PodTroubles troubles =
      new PodTroubles((namespace, reason) -> {
        asked.add(namespace);
        return events.stream().filter(event -> event.getReason().equals(reason)).toList();
      });

  @Test
  void aQuotaIsToldInKubernetesWords() {
    events.add(event("u1", "FailedCreate", "exceeded quota: compute"));
    assertThat(troubles.of(job("u1", "shop"), BORN.plusSeconds(2)))
        .contains(
            new JobState.Stuck("its pod cannot start: FailedCreate: exceeded quota: compute"));
  }

  @Test
  void anotherObjectsOrAnotherReasonsAreNoTrouble() {
    events.add(event("u2", "FailedCreate", "exceeded quota"));
    events.add(event("u1", "Unhealthy", "probe failed"));
    assertThat(troubles.of(job("u1", "shop"), BORN.plusSeconds(2))).isEmpty();
  }

  @Test
  void aYoungOneIsNotAskedFor() {
    assertThat(troubles.of(job("u1", "shop"), BORN.plusSeconds(1))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void oneAnswerServesAllOfANamespaceForThreeSeconds() {
    troubles.of(job("u1", "shop"), BORN.plusSeconds(2));
    troubles.of(job("u2", "shop"), BORN.plusSeconds(4));
    troubles.of(job("u3", "bank"), BORN.plusSeconds(4));
    events.add(event("u1", "FailedCreate", "exceeded quota"));
    assertThat(troubles.of(job("u1", "shop"), BORN.plusSeconds(5))).isPresent();
    assertThat(asked).filteredOn("shop"::equals).hasSize(2 * 4);
    assertThat(asked).filteredOn("bank"::equals).hasSize(4);
  }

  @Test
  void aRefusalToTellIsNoTrouble() {
    var refusing =
        new PodTroubles((_, _) -> {
          throw new KubernetesClientException("events is forbidden", 403, null);
        });
    assertThat(refusing.of(job("u1", "shop"), BORN.plusSeconds(9))).isEmpty();
  }

  private static HasMetadata job(String uid, String namespace) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(uid)
        .withNamespace(namespace)
        .withUid(uid)
        .withCreationTimestamp(BORN.toString())
        .endMetadata()
        .build();
  }

  private static Event event(String uid, String reason, String message) {
    return new EventBuilder()
        .withNewInvolvedObject()
        .withUid(uid)
        .endInvolvedObject()
        .withReason(reason)
        .withMessage(message)
        .build();
  }
}
