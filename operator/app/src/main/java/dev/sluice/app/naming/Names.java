package dev.sluice.app.naming;

import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.ResourceId;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Labels and annotations on what the operator makes. */
public final class Names {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String SLUICE = "sluice";
  public static final String UID = "sluice.dev/uid";
  public static final String KIND = "sluice.dev/kind";
  public static final String KEY = "sluice.dev/key";
  public static final String ATTEMPT = "sluice.dev/attempt";

  /** Selects our Jobs and pods, all of which have all of these labels. */
  public static final String SELECTOR =
      MANAGED_BY + "=" + SLUICE + "," + UID + "," + KIND + "," + KEY + "," + ATTEMPT;

  /** An annotation: a resource's name may be longer than a label's value. */
  public static final String MIGRATION = "sluice.dev/migration";

  /** Annotations that say what a Job was given, should the resource say something else by now. */
  public static final String URL = "sluice.dev/url";

  /** How long its runner may work, in seconds. */
  public static final String DEADLINE = "sluice.dev/deadline";

  /** The memory limit of its containers; absent where they have none. */
  public static final String MEMORY = "sluice.dev/memory";

  /** Who approved what it runs, one a line. */
  public static final String APPROVERS = "sluice.dev/approvers";

  public static final String RETRY = "sluice.dev/retry";

  /** In the cache only: the field of a resource that cannot be read. */
  public static final String UNREADABLE = "sluice.dev/unreadable";

  public static final String RUNNER = "runner";

  /** Init containers that copy scripts out of an image. */
  public static final String TOOLS = "tools";

  public static final String SCRIPTS = "scripts";

  private Names() {}

  /** A label of an object that the selector chose, and that therefore has it. */
  public static String label(HasMetadata object, String name) {
    return Objects.requireNonNull(object.getMetadata().getLabels().get(name), name);
  }

  /** Which attempt a Job is; empty when its label is none of ours. */
  public static Optional<Integer> attempt(HasMetadata job) {
    var label = label(job, ATTEMPT);
    return label.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(label)) : Optional.empty();
  }

  public static Optional<String> annotation(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }

  public static List<String> lines(String text) {
    return text.lines().toList();
  }

  /** Labels can be given to anything; a controller is set once. */
  public static boolean isControlledBy(HasMetadata object, String uid) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  public static Map<String, String> labels(ResourceId id, RunKey key) {
    return Map.of(MANAGED_BY, SLUICE, UID, id.uid(), KEY, key.value());
  }

  public static Map<String, String> labels(ResourceId id, RunKey key, JobKind kind, int attempt) {
    return Map.of(
        MANAGED_BY,
        SLUICE,
        UID,
        id.uid(),
        KEY,
        key.value(),
        KIND,
        kind.text(),
        ATTEMPT,
        Integer.toString(attempt));
  }
}
