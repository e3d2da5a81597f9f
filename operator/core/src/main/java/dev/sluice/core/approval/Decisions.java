package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.SchemaMigration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as they are written down. Who decided was told by admission; a decision once seen stays
 * in status, whatever becomes of the annotation or the object.
 */
public final class Decisions {
  public static final String ANNOTATION = "annotation";
  private static final String EARLIER_ANNOTATION = "earlier annotation";
  private static final int OF_OTHER_PLANS = 20;

  private Decisions() {}

  /**
   * All about this plan, each once, in the order in which they were seen.
   *
   * @param before as status has them
   * @param seen as the resource and the objects have them now
   */
  public static List<ApprovalStatus> about(
      String planHash, List<ApprovalStatus> before, List<ApprovalStatus> seen) {
    var kept = before.stream().filter(decision -> decision.planHash().equals(planHash)).toList();
    var fresh =
        seen.stream()
            .filter(decision -> decision.planHash().equals(planHash))
            .filter(decision -> kept.stream().noneMatch(decision::isSame))
            .toList();
    return Stream.concat(kept.stream(), fresh.stream().map(said -> dated(said, fresh))).toList();
  }

  /**
   * What status keeps: all about this plan; and of each other one that somebody said no to, what
   * that user said. The annotation may say no to another plan by then, and the yes be an object
   * that stays; the plan may come back. Should the annotation say no to it then, that is a new no.
   */
  public static List<ApprovalStatus> remembered(
      String planHash, List<ApprovalStatus> before, List<ApprovalStatus> seen) {
    var others =
        before.stream()
            .filter(decision -> !decision.planHash().equals(planHash))
            .filter(decision -> before.stream().anyMatch(no -> isNoTo(decision, no)))
            .map(decision -> isNoTo(decision, decision) ? earlier(decision) : decision)
            .toList();
    return Stream.concat(
            others.stream().skip(Math.max(0, others.size() - OF_OTHER_PLANS)),
            about(planHash, before, seen).stream())
        .toList();
  }

  private static boolean isNoTo(ApprovalStatus decision, ApprovalStatus no) {
    return no.decision() != Decision.Approve
        && no.planHash().equals(decision.planHash())
        && no.by().equals(decision.by());
  }

  /**
   * An annotation tells no time. A yes in one is first seen with a no of the same user: which of
   * them was said last is not known, and the no must not be passed over.
   */
  private static ApprovalStatus dated(ApprovalStatus said, List<ApprovalStatus> fresh) {
    return said.decision() == Decision.Approve && said.from().equals(ANNOTATION)
        ? fresh.stream()
            .filter(other -> other.decision() != Decision.Approve && other.by().equals(said.by()))
            .map(ApprovalStatus::at)
            .min(Comparator.comparing(Instant::parse))
            .filter(at -> Instant.parse(at).isBefore(Instant.parse(said.at())))
            .map(at -> of(said, at, said.from()))
            .orElse(said)
        : said;
  }

  private static ApprovalStatus earlier(ApprovalStatus no) {
    return no.from().equals(ANNOTATION) ? of(no, no.at(), EARLIER_ANNOTATION) : no;
  }

  private static ApprovalStatus of(ApprovalStatus said, String at, String from) {
    return new ApprovalStatus(
        said.by(),
        said.groups(),
        said.decision(),
        said.planHash(),
        at,
        from,
        said.reason(),
        said.voidBecause());
  }

  /**
   * What each user decided last, of decisions about one plan: two yeses of one are one. Times are
   * whole seconds: of a yes and a no in the same one, the no stands.
   */
  public static List<ApprovalStatus> lastOfEach(List<ApprovalStatus> decisions) {
    var last = new LinkedHashMap<String, ApprovalStatus>();
    decisions.stream()
        .sorted(
            Comparator.comparing((ApprovalStatus decision) -> Instant.parse(decision.at()))
                .thenComparing(decision -> decision.decision() != Decision.Approve))
        .forEach(decision -> last.put(decision.by(), decision));
    return List.copyOf(last.values());
  }

  /**
   * Those in a resource's annotations.
   *
   * @param now when they are seen, by the API server's clock: an annotation tells no time
   */
  public static List<ApprovalStatus> in(Map<String, String> annotations, Instant now) {
    return Stream.of(
            annotated(
                annotations,
                Decision.Approve,
                SchemaMigration.APPROVE_ANNOTATION,
                SchemaMigration.APPROVED_BY_ANNOTATION,
                now),
            annotated(
                annotations,
                Decision.Reject,
                SchemaMigration.REJECT_ANNOTATION,
                SchemaMigration.REJECTED_BY_ANNOTATION,
                now),
            annotated(
                annotations,
                Decision.Revoke,
                SchemaMigration.REVOKE_ANNOTATION,
                SchemaMigration.REVOKED_BY_ANNOTATION,
                now))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ApprovalStatus> annotated(
      Map<String, String> annotations, Decision decision, String key, String byKey, Instant now) {
    var hash = annotations.get(key);
    var by = annotations.get(byKey);
    return hash == null || hash.isEmpty() || by == null || by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ApprovalStatus(
                by,
                groups(annotations, decision),
                decision,
                hash,
                now.toString(),
                ANNOTATION,
                decision == Decision.Approve
                    ? null
                    : annotations.get(SchemaMigration.REASON_ANNOTATION),
                null));
  }

  private static List<String> groups(Map<String, String> annotations, Decision decision) {
    var groups = annotations.get(SchemaMigration.GROUPS_ANNOTATION);
    return decision != Decision.Approve || groups == null || groups.isEmpty()
        ? List.of()
        : Arrays.asList(groups.split(","));
  }

  /** One that is an object of its own; empty when it is about another resource, or nobody's. */
  public static Optional<ApprovalStatus> in(MigrationApproval approval, String uid) {
    var spec = approval.getSpec();
    return spec == null || !Objects.equals(spec.uid(), uid) || empty(spec.by())
        ? Optional.empty()
        : Optional.of(
            new ApprovalStatus(
                Objects.requireNonNull(spec.by()),
                spec.groups(),
                spec.decision(),
                spec.planHash(),
                approval.getMetadata().getCreationTimestamp(),
                approval.getMetadata().getName(),
                spec.reason(),
                null));
  }

  private static boolean empty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
