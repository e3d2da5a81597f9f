package dev.sluice.app.admission;

import static dev.sluice.api.v1alpha1.SchemaMigration.APPROVED_BY_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.APPROVE_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.AUTHOR_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.GROUPS_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.REJECTED_BY_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.REJECT_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.REVOKED_BY_ANNOTATION;
import static dev.sluice.api.v1alpha1.SchemaMigration.REVOKE_ANNOTATION;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides what is written into a request. Where the request itself names somebody, that stays: the
 * policies refuse what is not true, in words.
 */
public final class Stamp {
  private static final Map<String, String> SIGNED =
      Map.of(
          APPROVE_ANNOTATION, APPROVED_BY_ANNOTATION,
          REJECT_ANNOTATION, REJECTED_BY_ANNOTATION,
          REVOKE_ANNOTATION, REVOKED_BY_ANNOTATION);

  private final Request request;
  private final Map<String, String> now;
  private final Map<String, String> before;
  private final Map<String, String> stamps = new TreeMap<>();

  private Stamp(Request request) {
    this.request = request;
    this.now = Request.annotations(request.object());
    this.before = Request.annotations(request.old());
  }

  /** Allows it, with what is written into it. */
  public static Answer answer(Request request) {
    return Answer.allowed(of(request));
  }

  static List<Patch> of(Request request) {
    return switch (request.kind()) {
      case "SchemaMigration" -> new Stamp(request).annotations();
      case "MigrationApproval" -> Signature.of(request);
      default -> List.of();
    };
  }

  private List<Patch> annotations() {
    if (request.creates() || request.changesSpec()) {
      sign(AUTHOR_ANNOTATION, request.user());
    } else if (!now.containsKey(AUTHOR_ANNOTATION) && before.containsKey(AUTHOR_ANNOTATION)) {
      stamps.put(AUTHOR_ANNOTATION, Objects.requireNonNull(before.get(AUTHOR_ANNOTATION)));
    }
    if (!request.creates()) {
      decisions();
    }
    var hasSome = request.object().path("metadata").path("annotations").isObject();
    return Patch.annotate(hasSome, stamps);
  }

  private void decisions() {
    SIGNED.forEach((decision, by) -> {
      if (now.containsKey(decision) && isNew(decision)) {
        sign(by, request.user());
      }
    });
    if (now.containsKey(APPROVE_ANNOTATION) && isNew(APPROVE_ANNOTATION)) {
      sign(GROUPS_ANNOTATION, groups());
    }
  }

  /** A name that stood there before is no word of this request. */
  private void sign(String key, String value) {
    var named = now.containsKey(key) && isNew(key);
    if (!named && !value.equals(now.get(key))) {
      stamps.put(key, value);
    }
  }

  private boolean isNew(String key) {
    return !Objects.equals(now.get(key), before.get(key));
  }

  /** A group with a comma in its name is left out: split again, it would be other groups. */
  private String groups() {
    return request.groups().stream()
        .filter(group -> !group.contains(","))
        .collect(Collectors.joining(","));
  }
}
