package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Field errors are refused by the API server, in words that name the cure. */
@InNamespace
class AdmissionE2E {
  private static final Map<String, String> GOOD =
      Map.of(
          "database", "{url: 'jdbc:postgresql://db:5432/shop', credentials: {secretName: db}}",
          "source", "{configMaps: [scripts]}");

  /** A spec that is good but for one field. */
  record Wrong(String field, String value, String message) {
    static Wrong url(String url, String message) {
      return new Wrong("database", "{url: '" + url + "', credentials: {secretName: db}}", message);
    }

    static Wrong schemas(String schemas, String message) {
      return new Wrong(
          "database",
          "{url: 'jdbc:postgresql://db/shop', credentials: {secretName: db}, schemas: %s}"
              .formatted(schemas),
          message);
    }

    @Override
    public String toString() {
      return field + ": " + value;
    }
  }

  static Stream<Wrong> refusedByRules() {
    var shape = "url must look like jdbc:postgresql://host:5432/database";
    var secret =
        "url must not hold a user or a password: put them in the Secret named by"
            + " credentials.secretName";
    var oneSource = "source needs exactly one of configMaps, image, inline";
    var configMaps = "configMaps needs at least one name, and none of them twice";
    var inline =
        "inline needs at least one script; names end in .sql or .sql.conf, do not begin with a dot and have"
            + " letters, digits and - . _ only";
    var parameters =
        "url may have these parameters only: ssl, sslmode, sslnegotiation, sslrootcert, sslcert,"
            + " sslkey, channelBinding, gssEncMode, targetServerType, loadBalanceHosts,"
            + " connectTimeout, loginTimeout; schemas stand in database.schemas";
    var names = "configMaps must be names of ConfigMaps: a-z, 0-9, - and . only";
    var path = "path must be absolute and without '..'";
    var schemas =
        "schemas needs at least one name; names have 1 to 63 characters (PostgreSQL's limit)";
    return Stream.of(
        Wrong.url("jdbc:mysql://db/shop", shape),
        Wrong.url("jdbc:postgresql://db:5432", shape),
        Wrong.url("jdbc:postgresql://me:pw@db/shop", secret),
        Wrong.url("jdbc:postgresql://db/shop?Password=pw", secret),
        Wrong.url("jdbc:postgresql://db/shop?ssl=true&user=me", secret),
        Wrong.url("jdbc:postgresql://db:http/shop", shape),
        Wrong.url("jdbc:postgresql://db/shop?ApplicationName=shop", parameters),
        Wrong.url("jdbc:postgresql://db/shop?sslmode=require&socketFactory=a.b.C", parameters),
        Wrong.schemas("[]", schemas),
        Wrong.schemas("['']", schemas),
        Wrong.schemas("[a, b, a]", "schemas must not name a schema twice"),
        new Wrong(
            "approval",
            "{expiresAfter: tomorrow}",
            "expiresAfter must be a positive duration such as 24h"),
        new Wrong("source", "{}", oneSource),
        new Wrong("source", "{configMaps: [a], inline: {V1__a.sql: select 1}}", oneSource),
        new Wrong("source", "{configMaps: []}", configMaps),
        new Wrong("source", "{configMaps: [a, a]}", configMaps),
        new Wrong("source", "{configMaps: ['']}", names),
        new Wrong("source", "{configMaps: [../secrets/a]}", names),
        new Wrong("source", "{inline: {}}", inline),
        new Wrong("source", "{inline: {.V1__a.sql: select 1}}", inline),
        new Wrong("source", "{inline: {run.sh: echo}}", inline),
        new Wrong("source", "{inline: {../V1__a.sql: select 1}}", inline),
        new Wrong("source", "{image: {reference: a, path: migrations}}", path),
        new Wrong("source", "{image: {reference: a, path: /a/../b}}", path),
        new Wrong(
            "source",
            "{image: {reference: 'a b'}}",
            "reference must be an image reference such as registry/name@sha256:..."),
        new Wrong(
            "placeholders",
            "{1st: a}",
            "a placeholder name starts with a letter or an underscore, followed by letters, digits"
                + " and _ . : -"),
        new Wrong("run", "{deadline: 0s}", "deadline must be a positive duration such as 10m"),
        new Wrong(
            "run", "{lockTimeout: soon}", "lockTimeout must be a positive duration such as 2s"),
        new Wrong(
            "run", "{retries: {within: 0s}}", "within must be a positive duration such as 2m"),
        new Wrong(
            "run",
            "{lockTimeout: 10m, deadline: 600s}",
            "lockTimeout must be shorter than deadline"),
        new Wrong("checks", "{before: [{name: a, sql: ' ', expect: a}]}", "sql must not be empty"),
        new Wrong("checks", "{after: [{name: a, sql: '', expect: a}]}", "sql must not be empty"));
  }

  static Stream<Wrong> refusedByTypes() {
    return Stream.of(
        new Wrong("target", "newest", "spec.target"),
        new Wrong("approval", "{when: Sometimes}", "spec.approval.when"),
        new Wrong("approval", "{threshold: Severe}", "spec.approval.threshold"),
        new Wrong("approval", "{required: 0}", "spec.approval.required"),
        new Wrong("run", "{retries: {attempts: -1}}", "spec.run.retries.attempts"),
        new Wrong(
            "database",
            "{url: 'jdbc:postgresql://db/shop', credentials: {secretName: Not_A_Name}}",
            "spec.database.credentials.secretName"),
        new Wrong("database", "{url: 'jdbc:postgresql://db/shop'}", "spec.database.credentials"),
        new Wrong(
            "checks",
            "{after: [{name: a, sql: a, expect: a}, {name: a, sql: b, expect: b}]}",
            "spec.checks.after[1]: Duplicate value"));
  }

  @ParameterizedTest
  @MethodSource({"refusedByRules", "refusedByTypes"})
  void wrongFieldIsRefused(Wrong wrong, TestCluster cluster) {
    assertThatThrownBy(() -> create(cluster, wrong))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(422);
              assertThat(e.getStatus().getMessage()).contains(wrong.message());
            });
  }

  @Test
  void specWithoutAnythingWrongIsTaken(TestCluster cluster) {
    create(cluster, new Wrong("target", "'1.5'", ""));
  }

  @Test
  void everyRuleOfTheCrdIsInTheTable(TestCluster cluster) {
    var crd =
        cluster
            .client()
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("schemamigrations.sluice.dev")
            .require();
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    assertThat(refusedByRules().map(Wrong::message).collect(Collectors.toSet()))
        .isEqualTo(rules(schema).map(ValidationRule::getMessage).collect(Collectors.toSet()));
  }

  @Test
  void fieldOfALaterVersionIsNotTakenAndIgnored(TestCluster cluster) {
    assertThatThrownBy(() ->
            cluster
                .kubectl()
                .type(
                    """
                    kubectl create --dry-run=server -f - <<'YAML'
                    %s
                    YAML\
                    """
                        .formatted(manifest(new Wrong("backup", "{when: OnRisk}", "")))))
        .hasMessageContaining("unknown field \"spec.backup\"");
  }

  private static void create(TestCluster cluster, Wrong wrong) {
    var resource = Serialization.unmarshal(manifest(wrong), GenericKubernetesResource.class);
    cluster.client().resource(resource).dryRun().create();
  }

  private static String manifest(Wrong wrong) {
    var spec = new TreeMap<>(GOOD);
    spec.put(wrong.field(), wrong.value());
    var fields =
        spec.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    return """
    apiVersion: sluice.dev/v1alpha1
    kind: SchemaMigration
    metadata: {name: wrong, namespace: default}
    spec: {%s}\
    """
        .formatted(fields);
  }

  private static Stream<ValidationRule> rules(JSONSchemaProps schema) {
    var children =
        Stream.of(
                Stream.ofNullable(schema.getProperties())
                    .map(Map::values)
                    .flatMap(Collection::stream),
                Stream.ofNullable(schema.getItems()).map(items -> items.getSchema()),
                Stream.ofNullable(schema.getAdditionalProperties()).map(more -> more.getSchema()))
            .flatMap(parts -> parts)
            .filter(Objects::nonNull);
    return Stream.concat(
        schema.getXKubernetesValidations().stream(), children.flatMap(AdmissionE2E::rules));
  }
}
