package dev.sluice.app.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.v1alpha1.GatedWorkload;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.LateTarget;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.app.report.EventWriter;
import dev.sluice.app.report.Notice;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what a migration lists when more of it is published, where the operator leads. */
public final class ListedWorkloads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListedWorkloads.class);

  private final SchemaCache schemas;
  private final LiveObjects live;
  private final EventWriter events;
  private final InstantSource clock;
  private final BooleanSupplier leads;
  private final ExecutorService looks =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("listed").factory());

  public ListedWorkloads(
      KubernetesClient client,
      SchemaCache schemas,
      EventWriter events,
      InstantSource clock,
      BooleanSupplier leads) {
    this.schemas = schemas;
    this.live = new LiveObjects(client);
    this.events = events;
    this.clock = clock;
    this.leads = leads;
  }

  /** Returns at once: this is no matter of the thread that brings the news. */
  public void changed(MigrationName migration) {
    if (leads.getAsBoolean() && !schemas.listed(migration).isEmpty() && !looks.isShutdown()) {
      looks.execute(() -> look(migration));
    }
  }

  private void look(MigrationName migration) {
    try {
      schemas
          .published(migration)
          .ifPresent(published ->
              schemas.listed(migration).forEach(one -> look(migration, published, one)));
    } catch (KubernetesClientException e) {
      LOG.warn("what {} lists could not be looked at: {}", migration, e.getMessage());
    }
  }

  private void look(MigrationName migration, Published published, GatedWorkload listed) {
    var workload = GatedKind.valueOf(listed.kind().name());
    var kind = HeldKind.of(workload);
    var now = clock.instant();
    live.read(kind, migration.namespace(), listed.name())
        .ifPresent(object ->
            LateTarget.of(workload, object, migration, published, now)
                .map(message -> notice(kind, object, message))
                .ifPresent(notice -> events.write(notice, now)));
  }

  private static Notice notice(HeldKind kind, ObjectNode object, String message) {
    var about = kind.reference(object.path("metadata").path("namespace").asText(), object);
    return new Notice(about, true, "GateLint", message, message);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
