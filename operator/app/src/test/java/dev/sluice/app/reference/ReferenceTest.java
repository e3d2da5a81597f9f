package dev.sluice.app.reference;

import dev.sluice.app.metrics.Metric;
import dev.sluice.core.failure.Disposition;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.rule.Rules;
import dev.sluice.core.status.Phase;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path RULES =
      Path.of(
          "..", "core", "src", "test", "resources", "dev", "sluice", "core", "risk", "rules.csv");
  private static final Path CRDS = Path.of("..", "..", "crds");

  @Test
  void fields() throws IOException {
    var text = new StringBuilder("# Fields (sluice.dev/v1alpha1)\n");
    for (var plural :
        List.of("schemamigrations", "migrationpolicies", "migrationapprovals", "schemastates")) {
      var file = CRDS.resolve(plural + ".sluice.dev.yaml");
      fields(text, Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class));
    }
    Generated.page("fields.md", text.toString());
  }

  private static void fields(StringBuilder text, CustomResourceDefinition crd) {
    var kind = crd.getSpec().getNames().getKind();
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    for (var half : List.of("spec", "status")) {
      var property = schema.getProperties().get(half);
      if (property != null) {
        text.append("\n## ").append(kind).append(": ").append(half);
        text.append("\n\n| field | type | default | meaning |\n|---|---|---|---|\n");
        rows(text, half, property);
      }
    }
    text.append("\n### What is refused at admission\n\n");
    rules(text, "spec", schema.getProperties().get("spec"));
  }

  @Test
  void conditionsAndReasons() {
    var text =
        new StringBuilder(
            "# Phases, conditions and reasons\n\n## Phases\n\n`status.phase` is a summary to read; nothing decides by it.\n\n| phase | meaning |\n|---|---|\n");
    for (var phase : Phase.values()) {
      text.append("| ").append(phase).append(" | ").append(phase.meaning()).append(" |\n");
    }
    text.append(
        """

        ## Conditions

        | type | True means |
        |---|---|
        | Ready | the schema is at the target and nothing is pending |
        | Reconciling | something is under way, or waits for an approval or a window (kstatus: in progress) |
        | Stalled | nothing happens until somebody acts; reason and message say who and what (kstatus: failed) |
        | Planned | there is a plan for what the resource asks now (only with approval, windows or dryRun) |
        | Approved | that plan is approved (only with approval, windows or dryRun) |
        | Applied | the last run for what the resource asks now succeeded |

        ## Reasons of the Ready condition, and of Kubernetes Events

        While all is well: Planning, Migrating, ApprovalRequired, WindowClosed, DryRun, Suspended, UpToDate.
        An Event is written whenever the reason changes or another Job starts: Warning when Stalled, else Normal. One more for
        each decision of a user, with its name and the plan's hash: Approved, Rejected, Revoked.

        Events on a workload, or a pod, that the gate holds: GateHolding says what it waits for, GateReleased that it goes on, and
        GateLint (Warning) what in it works against the gate. Each is written once for as long as it is held. GateLifted (Warning) names
        who let a workload through unmet, and why.

        | reason | meaning | what follows |
        |---|---|---|
        """);
    for (var reason : Reason.values()) {
      text.append("| ")
          .append(reason)
          .append(" | ")
          .append(reason.meaning())
          .append(" | ")
          .append(follows(reason.disposition()))
          .append(" |\n");
    }
    Generated.page("conditions.md", text.toString());
  }

  @Test
  void rules() throws IOException {
    var text =
        new StringBuilder(
            """
            # Rules

            What `sluice lint` and a plan say of a statement. A rule is about what was there before the set, unless it says otherwise;
            what the set itself makes is new, and nobody reads it yet. The names are API: policies, `sluice.yaml` and
            `-- sluice:accept RULE reason` use them. Info is a remark and no risk; a plan shows what is Medium or High.
            PostgreSQL 14 to 18, where a rule names no version. `{table}` and `{column}` are those of the statement; the examples are
            rows of the rules' own tests.

            """);
    var examples = examples();
    Rules.hazards().stream()
        .sorted(Comparator.comparing(Hazard::name))
        .forEach(hazard -> {
          text.append("## ").append(hazard.name()).append("\n\n");
          text.append("**").append(hazard.risk()).append("** ").append(hazard.why()).append('\n');
          if (hazard.safer() != null) {
            text.append("\nSafer: ").append(hazard.safer()).append('\n');
          }
          examples.getOrDefault(hazard.name(), List.of()).stream()
              .limit(3)
              .map(row -> "\n- " + row)
              .reduce(String::concat)
              .ifPresent(rows -> text.append(rows).append('\n'));
          text.append('\n');
        });
    Generated.page("rules.md", text.toString().stripTrailing() + "\n");
  }

  /** Statements by the one rule that finds something in them. */
  private static Map<String, List<String>> examples() throws IOException {
    return Files.readAllLines(RULES).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .filter(row -> row.size() == 4 && !row.get(1).contains(" "))
        .collect(
            Collectors.groupingBy(
                row -> row.get(1),
                Collectors.mapping(
                    row -> row.get(2) + ": `" + row.get(3) + "`", Collectors.toList())));
  }

  @Test
  void metrics() {
    var text =
        new StringBuilder(
            "# Metrics\n\nAt `/metrics` of the operator, in Prometheus' text format. A histogram has `_bucket`, `_sum` and `_count` behind its name. Gauges are told by the leader only.\n\n| metric | type | labels | meaning |\n|---|---|---|---|\n");
    for (var metric : Metric.values()) {
      text.append("| `")
          .append(metric.served())
          .append("` | ")
          .append(metric.type())
          .append(" | ")
          .append(metric.labels())
          .append(" | ")
          .append(metric.help())
          .append(" |\n");
    }
    Generated.page("metrics.md", text.toString());
  }

  private static String follows(Disposition disposition) {
    return switch (disposition) {
      case NEW_ATTEMPT -> "another attempt by itself, up to spec.run.retries.attempts";
      case NEW_PLAN -> "a new plan by itself, which needs a new approval";
      case PERSON -> "waits for a user";
    };
  }

  private static void rows(StringBuilder text, String path, JSONSchemaProps schema) {
    schema
        .getProperties()
        .forEach((name, property) -> {
          var here = path + "." + name;
          text.append("| `")
              .append(here)
              .append("` | ")
              .append(type(property))
              .append(" | ")
              .append(property.getDefault() == null ? "" : "`" + property.getDefault() + "`")
              .append(" | ")
              .append(
                  property.getDescription() == null
                      ? ""
                      : property.getDescription().replace("|", "\\|"))
              .append(" |\n");
          if (isOurs(here)) {
            nested(property).ifPresent(inner -> rows(text, here, inner));
          }
        });
  }

  /** Kubernetes' own types are described by Kubernetes. */
  private static boolean isOurs(String path) {
    return !path.startsWith("spec.run.pod.") && !path.equals("status.conditions");
  }

  private static java.util.Optional<JSONSchemaProps> nested(JSONSchemaProps property) {
    if (property.getItems() != null
        && property.getItems().getSchema() != null
        && property.getItems().getSchema().getProperties() != null
        && !property.getItems().getSchema().getProperties().isEmpty()) {
      return java.util.Optional.of(property.getItems().getSchema());
    }
    return java.util.Optional.of(property)
        .filter(p -> p.getProperties() != null && !p.getProperties().isEmpty());
  }

  private static String type(JSONSchemaProps property) {
    if (property.getItems() != null && property.getItems().getSchema() != null) {
      return "list of " + type(property.getItems().getSchema());
    }
    if (property.getAdditionalProperties() != null) {
      return "map";
    }
    if (property.getEnum() != null && !property.getEnum().isEmpty()) {
      return property.getEnum().stream()
          .map(value -> value.asText())
          .collect(Collectors.joining(" or "));
    }
    return property.getType();
  }

  private static void rules(StringBuilder text, String path, JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.getXKubernetesValidations().stream()
          .map(ValidationRule::getMessage)
          .distinct()
          .forEach(message ->
              text.append("- `").append(path).append("`: ").append(message).append('\n'));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, property) -> rules(text, path + "." + name, property));
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      rules(text, path + "[]", schema.getItems().getSchema());
    }
  }
}
