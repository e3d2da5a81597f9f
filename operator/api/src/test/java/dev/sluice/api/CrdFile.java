package dev.sluice.api;

import dev.sluice.api.v1alpha1.SchemaMigration;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
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

/** The CRD as it is generated, with what the generator has no annotation for. */
final class CrdFile {
  static final Path CHECKED_IN =
      Path.of("..", "..", "crds", "schemamigrations.sluice.dev.yaml").normalize();

  private static final List<String> COLUMNS =
      List.of("Phase", "Version", "Target", "Pending", "Waiting on", "Age");

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
          Map.entry("spec/run/lockTimeout", 20L),
          Map.entry("spec/run/deadline", 20L),
          Map.entry("spec/run/retries/within", 20L),
          Map.entry("spec/checks/before/[]/name", 63L),
          Map.entry("spec/checks/before/[]/sql", 16_384L),
          Map.entry("spec/checks/before/[]/expect", 4_096L),
          Map.entry("spec/checks/after/[]/name", 63L),
          Map.entry("spec/checks/after/[]/sql", 16_384L),
          Map.entry("spec/checks/after/[]/expect", 4_096L));

  private CrdFile() {}

  static String generate(Path scratch) {
    new CRDGenerator()
        .customResourceClasses(SchemaMigration.class)
        .forCRDVersions("v1")
        .inOutputDir(scratch.toFile())
        .detailedGenerate();
    var crd =
        Serialization.unmarshal(
            read(scratch.resolve("schemamigrations.sluice.dev-v1.yml")),
            CustomResourceDefinition.class);
    complete(crd);
    return "# Generated from operator/api by 'make generate'. Do not edit.\n"
        + Serialization.asYaml(crd).replaceFirst("^---\n", "");
  }

  private static void complete(CustomResourceDefinition crd) {
    crd.getMetadata().setLabels(Map.of("app.kubernetes.io/part-of", "sluice"));
    crd.getSpec().getNames().setCategories(List.of("sluice"));
    var version = crd.getSpec().getVersions().getFirst();
    version
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparingInt(column -> COLUMNS.indexOf(column.getName())));
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.setRequired(List.of("spec"));
    at(schema, "spec").setDescription("What shall be true of the database.");
    at(schema, "status").setDescription("What is; written by the operator only.");
    mapList(at(schema, "status", "conditions"), "type");
    at(schema, "status", "conditions", "[]").setRequired(List.of("type", "status"));
    for (var phase : List.of("before", "after")) {
      var checks = at(schema, "spec", "checks", phase);
      mapList(checks, "name");
      checks.setMaxItems(50L);
    }
    LENGTHS.forEach((path, length) -> at(schema, path.split("/")).setMaxLength(length));
    at(schema, "spec", "database", "schemas").setMaxItems(100L);
    at(schema, "spec", "source", "configMaps").setMaxItems(100L);
    at(schema, "spec", "source", "inline").setMaxProperties(500L);
    at(schema, "spec", "placeholders").setMaxProperties(200L);
    eachRuleOnce(schema);
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

  private static void mapList(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
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
