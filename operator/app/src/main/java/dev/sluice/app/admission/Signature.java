package dev.sluice.app.admission;

import java.util.ArrayList;
import java.util.List;

/** What is written into a MigrationApproval that does not say who makes it. */
final class Signature {
  /** As many groups as the CRD takes. */
  private static final int MOST_GROUPS = 200;

  private Signature() {}

  static List<Patch> of(Request request) {
    var spec = request.object().path("spec");
    if (!request.creates() || !spec.isObject()) {
      return List.of();
    }
    var patches = new ArrayList<Patch>();
    if (!spec.has("by")) {
      patches.add(Patch.add("/spec/by", request.user()));
    }
    if (!spec.has("groups") && request.groups().size() <= MOST_GROUPS) {
      patches.add(Patch.add("/spec/groups", request.groups()));
    }
    return patches;
  }
}
