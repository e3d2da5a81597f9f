package dev.sluice.api;

import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.MigrationPolicy;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The CRDs as they are generated, with what the generator has no annotation for. */
final class CrdFile {
  private static final Path CRDS = Path.of("..", "..", "crds").normalize();

  private static final List<String> COLUMNS =
      List.of("Phase", "Version", "Target", "Pending", "Risk", "Waiting on", "Age");
  private static final List<String> STATE_COLUMNS =
      List.of("Version", "Baseline", "Pending", "Age");

  /** Bounds of strings, without which the API server refuses CEL rules as too costly. */
  private static final Map<String, Long> LENGTHS =
      Map.ofEntries(
          Map.entry("spec/database/url", 1024L),
          Map.entry("spec/database/credentials/secretName", 253L),
          Map.entry("spec/database/schemas/[]", 63L),
          Map.entry("spec/source/configMaps/[]", 253L),
          Map.entry("spec/source/image/reference", 512L),
          Map.entry("spec/source/image/path", 512L),
          Map.entry("spec/target", 63L),
          Map.entry("spec/approval/expiresAfter", 20L),
          Map.entry("spec/run/lockTimeout", 20L),
          Map.entry("spec/run/deadline", 20L),
          Map.entry("spec/run/retries/within", 20L),
          Map.entry("spec/checks/before/[]/name", 63L),
          Map.entry("spec/checks/before/[]/sql", 16_384L),
          Map.entry("spec/checks/before/[]/expect", 4_096L),
          Map.entry("spec/checks/after/[]/name", 63L),
          Map.entry("spec/checks/after/[]/sql", 16_384L),
          Map.entry("spec/checks/after/[]/expect", 4_096L),
          Map.entry("spec/gate/workloads/[]/name", 253L));

  private static final Map<String, Long> APPROVAL_LENGTHS =
      Map.of(
          "spec/migration", 253L,
          "spec/uid", 63L,
          "spec/planHash", 71L,
          "spec/reason", 1024L,
          "spec/by", 1024L,
          "spec/groups/[]", 1024L);

  private static final Map<String, Long> POLICY_LENGTHS =
      Map.of(
          "spec/approval/expiresAfter", 20L,
          "spec/limits/lockTimeout", 20L,
          "spec/limits/deadline", 20L,
          "spec/windows/closedDates/[]", 10L);

  /** Flyway's table has 50 characters for a version. */
  private static final Map<String, Long> STATE_LENGTHS =
      Map.of("spec/applied/[]", 63L, "spec/baseline", 63L, "spec/pending/[]", 63L);

  private CrdFile() {}

  /** The CRDs' files by name, as they should be. */
  static Map<Path, String> all(Path scratch) {
    new CRDGenerator()
        .customResourceClasses(
            SchemaMigration.class,
            MigrationPolicy.class,
            MigrationApproval.class,
            SchemaState.class)
        .forCRDVersions("v1")
        .inOutputDir(scratch.toFile())
        .detailedGenerate();
    return Map.of(
        CRDS.resolve("schemamigrations.sluice.dev.yaml"),
        file(scratch, "schemamigrations", CrdFile::completeMigration),
        CRDS.resolve("migrationpolicies.sluice.dev.yaml"),
        file(scratch, "migrationpolicies", CrdFile::completePolicy),
        CRDS.resolve("migrationapprovals.sluice.dev.yaml"),
        file(scratch, "migrationapprovals", CrdFile::completeApproval),
        CRDS.resolve("schemastates.sluice.dev.yaml"),
        file(scratch, "schemastates", CrdFile::completeState));
  }

  private static String file(
      Path scratch, String plural, Consumer<CustomResourceDefinitionVersion> complete) {
    var crd =
        Serialization.unmarshal(
            read(scratch.resolve(plural + ".sluice.dev-v1.yml")), CustomResourceDefinition.class);
    crd.getMetadata().setLabels(Map.of("app.kubernetes.io/part-of", "sluice"));
    crd.getSpec().getNames().setCategories(List.of("sluice"));
    var version = crd.getSpec().getVersions().getFirst();
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.setRequired(List.of("spec"));
    complete.accept(version);
    eachRuleOnce(schema);
    return "# Generated from operator/api by 'make generate'. Do not edit.\n"
        + Serialization.asYaml(crd).replaceFirst("^---\n", "");
  }

  private static void completeMigration(CustomResourceDefinitionVersion version) {
    sortColumns(version, COLUMNS);
    var schema = version.getSchema().getOpenAPIV3Schema();
    at(schema, "spec").setDescription("What shall be true of the database.");
    at(schema, "status").setDescription("What is; written by the operator only.");
    mapList(at(schema, "status", "conditions"), "type");
    at(schema, "status", "conditions", "[]").setRequired(List.of("type", "status"));
    for (var phase : List.of("before", "after")) {
      var checks = at(schema, "spec", "checks", phase);
      mapList(checks, "name");
      checks.setMaxItems(50L);
    }
    var workloads = at(schema, "spec", "gate", "workloads");
    mapList(workloads, "kind", "name");
    workloads.setMaxItems(100L);
    limit(schema, LENGTHS);
    at(schema, "spec", "database", "schemas").setMaxItems(100L);
    at(schema, "spec", "source", "configMaps").setMaxItems(100L);
    at(schema, "spec", "source", "inline").setMaxProperties(500L);
    at(schema, "spec", "placeholders").setMaxProperties(200L);
  }

  private static void completePolicy(CustomResourceDefinitionVersion version) {
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.getProperties().remove("status");
    at(schema, "spec").setDescription("What is demanded, and of which resources.");
    limit(schema, POLICY_LENGTHS);
    at(schema, "spec", "windows", "closedDates").setMaxItems(1000L);
    at(schema, "spec", "windows", "open").setMaxItems(100L);
    at(schema, "spec", "windows", "closedDates", "[]")
        .setPattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
  }

  private static void completeApproval(CustomResourceDefinitionVersion version) {
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.getProperties().remove("status");
    at(schema, "spec").setDescription("Who decided what about which plan.");
    limit(schema, APPROVAL_LENGTHS);
    at(schema, "spec", "groups").setMaxItems(200L);
  }

  private static void completeState(CustomResourceDefinitionVersion version) {
    sortColumns(version, STATE_COLUMNS);
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.getProperties().remove("status");
    at(schema, "spec").setDescription("What the database has; written by the operator only.");
    limit(schema, STATE_LENGTHS);
  }

  private static void sortColumns(CustomResourceDefinitionVersion version, List<String> names) {
    version
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparingInt(column -> names.indexOf(column.getName())));
  }

  private static void limit(JSONSchemaProps schema, Map<String, Long> lengths) {
    lengths.forEach((path, length) -> at(schema, path.split("/")).setMaxLength(length));
  }

  /** The generator sees a record's annotations twice: on the field and on the accessor. */
  private static void eachRuleOnce(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.setXKubernetesValidations(
          new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(CrdFile::eachRuleOnce);
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      eachRuleOnce(schema.getItems().getSchema());
    }
  }

  private static void mapList(JSONSchemaProps list, String... keys) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(keys));
  }

  private static JSONSchemaProps at(JSONSchemaProps schema, String... path) {
    var here = schema;
    for (var name : path) {
      here = name.equals("[]") ? here.getItems().getSchema() : here.getProperties().get(name);
    }
    return here;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
