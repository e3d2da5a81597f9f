package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.metrics.DomainMetrics;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.status.Transition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kubernetes Events, behind the pass: they are for people, and must neither delay nor fail a step.
 * What does not fit in the queue is dropped and counted.
 */
public final class EventWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final int QUEUE = 4096;
  private static final int MESSAGE_LIMIT = 1024;
  private static final String CUT = " ... ";

  private final KubernetesClient client;
  private final String identity;
  private final DomainMetrics metrics;
  private final ThreadPoolExecutor background;

  public EventWriter(KubernetesClient client, String identity, DomainMetrics metrics) {
    this.client = client;
    this.identity = identity;
    this.metrics = metrics;
    this.background =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("events").daemon().factory(),
            (_, _) -> metrics.eventDropped());
  }

  void write(Desired desired, Transition transition, Instant now) {
    background.execute(() -> send(event(desired, transition, now)));
  }

  /** Its name tells what it is about, so that another process does not tell it again. */
  public void write(Notice notice, Instant now) {
    var event = event(notice, now).editMetadata().withName(notice.name()).endMetadata().build();
    background.execute(() -> send(event));
  }

  private void send(Event event) {
    try {
      client.v1().events().resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return; // it was told before
      }
      metrics.eventDropped();
      LOG.warn("event {} not written: {}", event.getReason(), e.getMessage());
    }
  }

  private Event event(Desired desired, Transition transition, Instant now) {
    var id = desired.id();
    var about =
        new ObjectReferenceBuilder()
            .withApiVersion(SchemaMigration.GROUP + "/v1alpha1")
            .withKind("SchemaMigration")
            .withNamespace(id.namespace())
            .withName(id.name())
            .withUid(id.uid())
            .build();
    var notice =
        new Notice(about, transition.warning(), transition.reason(), transition.message(), "");
    return event(notice, now)
        .editMetadata()
        .withGenerateName(id.name() + ".")
        .endMetadata()
        .build();
  }

  private EventBuilder event(Notice notice, Instant now) {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(notice.about().getNamespace())
        .endMetadata()
        .withInvolvedObject(notice.about())
        .withType(notice.warning() ? "Warning" : "Normal")
        .withReason(notice.reason())
        .withMessage(cut(notice.message()))
        .withReportingComponent("sluice")
        .withReportingInstance(identity)
        .withNewSource()
        .withComponent("sluice")
        .endSource()
        .withFirstTimestamp(now.toString())
        .withLastTimestamp(now.toString())
        .withCount(1);
  }

  /** In the middle: what to do stands at the end. */
  private static String cut(String message) {
    var half = (MESSAGE_LIMIT - CUT.length()) / 2;
    return message.length() <= MESSAGE_LIMIT
        ? message
        : message.substring(0, half) + CUT + message.substring(message.length() - half);
  }

  @Override
  public void close() {
    background.shutdown();
    try {
      background.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
