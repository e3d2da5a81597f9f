package dev.sluice.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** What a platform team demands of migrations. Several combine to the strictest. */
@Group(SchemaMigration.GROUP)
@Version("v1alpha1")
@Singular("migrationpolicy")
@Plural("migrationpolicies")
@ShortNames("smpol")
@AdditionalPrinterColumn(
    name = "When",
    jsonPath = ".spec.approval.when",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Threshold",
    jsonPath = ".spec.approval.threshold",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Required",
    jsonPath = ".spec.approval.required",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class MigrationPolicy extends CustomResource<MigrationPolicySpec, Void> {
  private static final long serialVersionUID = 1L;
}
