package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;

/** The only writer of status. It skips what would change nothing. */
final class StatusWriter {
  enum Answer {
    SAME,
    WRITTEN,
    /** Somebody wrote the resource since this pass saw it: what it found out may not hold. */
    OVERTAKEN
  }

  /** Over the version that this pass saw, and no other. */
  Answer write(
      SchemaMigration resource, SchemaMigrationStatus status, Context<SchemaMigration> context) {
    var before = resource.getStatus();
    if (status.equals(before)) {
      return Answer.SAME;
    }
    resource.setStatus(status);
    try {
      var written = context.getClient().resource(resource).updateStatus();
      context
          .eventSourceRetriever()
          .getControllerEventSource()
          .handleRecentResourceUpdate(ResourceID.fromResource(resource), written, resource);
      return Answer.WRITTEN;
    } catch (KubernetesClientException e) {
      resource.setStatus(before);
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return Answer.OVERTAKEN;
      }
      throw e;
    }
  }
}
