package dev.sluice.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * What workloads may rely on, named as the SchemaMigration that it tells of. It outlives that one:
 * the schema does too.
 */
@Group(SchemaMigration.GROUP)
@Version("v1alpha1")
@Singular("schemastate")
@Plural("schemastates")
@ShortNames("smst")
@AdditionalPrinterColumn(
    name = "Version",
    jsonPath = ".spec.applied[-1:]",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Baseline",
    jsonPath = ".spec.baseline",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Pending",
    jsonPath = ".spec.pending",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "History",
    jsonPath = ".spec.historyDigest",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class SchemaState extends CustomResource<SchemaStateSpec, Void> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
