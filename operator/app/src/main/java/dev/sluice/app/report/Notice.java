package dev.sluice.app.report;

import dev.sluice.core.Digest;
import io.fabric8.kubernetes.api.model.ObjectReference;

/**
 * An Event that is told once.
 *
 * @param warning true when a user must do something
 * @param occasion two of the same object, reason and occasion are one
 */
public record Notice(
    ObjectReference about, boolean warning, String reason, String message, String occasion) {
  private static final int BASE = 200;
  private static final int HASH = 16;

  String name() {
    var name = about.getName().substring(0, Math.min(BASE, about.getName().length()));
    var hash =
        new Digest()
            .add(about.getKind())
            .add(about.getUid())
            .add(reason)
            .add(occasion)
            .hex()
            .substring(0, HASH);
    return name.replaceAll("[-.]+$", "") + "." + hash;
  }
}
