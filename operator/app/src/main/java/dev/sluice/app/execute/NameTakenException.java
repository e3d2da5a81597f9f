package dev.sluice.app.execute;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;

/** Something else than what a run needs has its name. */
final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTakenException(HasMetadata there) {
    super(
        there.getKind()
            + " "
            + there.getMetadata().getName()
            + " is there already and is not what this run froze: somebody else made it, or replaced"
            + " it. Find out who; then: kubectl -n "
            + there.getMetadata().getNamespace()
            + " delete "
            + there.getKind().toLowerCase(Locale.ROOT)
            + " "
            + there.getMetadata().getName()
            + ".");
  }
}
