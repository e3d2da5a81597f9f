package dev.sluice.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One user's decision about one plan. Nobody can change it. */
@Group(SchemaMigration.GROUP)
@Version("v1alpha1")
@Singular("migrationapproval")
@Plural("migrationapprovals")
@ShortNames("smappr")
@AdditionalPrinterColumn(
    name = "Migration",
    jsonPath = ".spec.migration",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Decision",
    jsonPath = ".spec.decision",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "By",
    jsonPath = ".spec.by",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Plan",
    jsonPath = ".spec.planHash",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class MigrationApproval extends CustomResource<MigrationApprovalSpec, Void>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
