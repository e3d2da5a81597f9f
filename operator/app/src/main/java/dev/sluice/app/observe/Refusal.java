package dev.sluice.app.observe;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Step;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.Set;

/** Answers of the API server that a user must read: quota, admission, validation, rights. */
public final class Refusal {
  private static final Set<Integer> CODES = Set.of(400, 403, 413, 422);

  private Refusal() {}

  /** Empty for anything that trying again may cure by itself. */
  public static Optional<Step> of(KubernetesClientException e) {
    if (!CODES.contains(e.getCode())) {
      return Optional.empty();
    }
    var words = e.getStatus() == null ? null : e.getStatus().getMessage();
    return Optional.of(
        new Step.Refused(
            Failure.of(
                Reason.PodCannotStart,
                "Kubernetes refuses what a run needs: "
                    + (words == null ? "HTTP " + e.getCode() : words)
                    + ".")));
  }
}
