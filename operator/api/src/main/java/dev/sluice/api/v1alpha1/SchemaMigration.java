package dev.sluice.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One database, one ordered set of scripts, and what must hold around them. */
@Group(SchemaMigration.GROUP)
@Version("v1alpha1")
@Singular("schemamigration") // else both are worked out by regular expressions for each object read
@Plural("schemamigrations")
@ShortNames("smig")
@AdditionalPrinterColumn(
    name = "Phase",
    jsonPath = ".status.phase",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Version",
    jsonPath = ".status.applied.version",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Target",
    jsonPath = ".spec.target",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Pending",
    jsonPath = ".status.pendingCount",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Risk",
    jsonPath = ".status.plan.risk",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Waiting on",
    jsonPath = ".status.waitingOn",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Job",
    jsonPath = ".status.run.job",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Step",
    jsonPath = ".status.run.step",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class SchemaMigration extends CustomResource<SchemaMigrationSpec, SchemaMigrationStatus>
    implements Namespaced {
  public static final String GROUP = "sluice.dev";

  /** Approves the plan with this hash ({@code sha256:<64 hex>}), and no other. */
  public static final String APPROVE_ANNOTATION = "sluice.dev/approve";

  /** Rejects the plan with this hash; {@link #REASON_ANNOTATION} says why. */
  public static final String REJECT_ANNOTATION = "sluice.dev/reject";

  /** Takes one's own approval of the plan with this hash back, until the run starts. */
  public static final String REVOKE_ANNOTATION = "sluice.dev/revoke";

  /** Who approved: the user of that request, or the request is refused. */
  public static final String APPROVED_BY_ANNOTATION = "sluice.dev/approved-by";

  public static final String REJECTED_BY_ANNOTATION = "sluice.dev/rejected-by";
  public static final String REVOKED_BY_ANNOTATION = "sluice.dev/revoked-by";

  /** The approver's groups, comma-separated: the right may come from one of them. */
  public static final String GROUPS_ANNOTATION = "sluice.dev/approved-by-groups";

  /** Why, in the user's words. */
  public static final String REASON_ANNOTATION = "sluice.dev/reason";

  /** The user of the last request that changed the spec. */
  public static final String AUTHOR_ANNOTATION = "sluice.dev/author";

  /** Any new value lets a run that failed start once more. */
  public static final String RETRY_ANNOTATION = "sluice.dev/retry";

  private static final long serialVersionUID = 1L;
}
