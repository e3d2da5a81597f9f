package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;

/** The resource of tests that read its objects, its Job and the Job's pod. */
public final class Orders {
  public static final Desired DESIRED =
      Desires.of(
          Serialization.unmarshal(
              """
              apiVersion: sluice.dev/v1alpha1
              kind: SchemaMigration
              metadata: {name: orders, namespace: shop, uid: u1, generation: 1}
              spec:
                database: {url: "jdbc:postgresql://db/orders", credentials: {secretName: s}}
                source: {configMaps: [a]}
              """,
              SchemaMigration.class),
          Stream.empty());

  static final String REPORT =
      "{\"command\":\"APPLY\",\"outcome\":\"SUCCEEDED\",\"applied\":[],\"retries\":0,\"millis\":7,"
          + "\"abridged\":false}";

  private Orders() {}

  static Job job(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          {name: orders-k-1, namespace: shop, uid: j1, creationTimestamp: "2026-01-01T00:00:00Z",
           labels: {sluice.dev/kind: Apply, sluice.dev/key: k, sluice.dev/attempt: "1"}}
        spec: {}
        status: {%s}
        """
            .formatted(status),
        Job.class);
  }

  static Pod pod(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          {name: p, namespace: shop, creationTimestamp: "2026-01-01T00:00:00Z",
           ownerReferences: [{apiVersion: batch/v1, kind: Job, name: orders-k-1, uid: j1,
             controller: true}]}
        status: %s
        """
            .formatted(status),
        Pod.class);
  }

  static Pod ended(String end) {
    return pod(
        """
        {phase: Failed, containerStatuses: [{name: runner, state: {terminated:
          {exitCode: 137, finishedAt: "2026-01-01T00:00:01Z", %s}}}]}\
        """
            .formatted(end));
  }
}
