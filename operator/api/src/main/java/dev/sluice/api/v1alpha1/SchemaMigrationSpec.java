package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** What shall be true of the database. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SchemaMigrationSpec(
    @Required @JsonPropertyDescription("The database to migrate.") DatabaseSpec database,
    @Required @JsonPropertyDescription("Where the scripts come from: exactly one kind.")
        SourceSpec source,
    @Default("latest")
        @Pattern("^(latest|[0-9]+([._][0-9]+)*)$")
        @JsonPropertyDescription("Version to migrate to: 'latest', or a version in the set.")
        String target,
    @ValidationRule(
            value = "self.all(k, k.matches('^[A-Za-z_][A-Za-z0-9_.:-]*$'))",
            message =
                "a placeholder name starts with a letter or an underscore, followed by letters,"
                    + " digits and _ . : -")
        @JsonPropertyDescription(
            "Values for ${name} in the scripts. They are part of the plan, so no secrets.")
        Map<String, String> placeholders,
    @Default("true")
        @JsonPropertyDescription(
            "False: ${name} in the scripts stays as it is. A file x.sql.conf with"
                + " placeholderReplacement=false says so of one script.")
        Boolean placeholderReplacement,
    @Default("{}") @JsonPropertyDescription("How scripts are run.") RunSpec run,
    @Default("{}") @JsonPropertyDescription("Whether the plan must be approved.")
        ApprovalSpec approval,
    @Default("{}") @JsonPropertyDescription("SQL that must hold before and after a run.")
        ChecksSpec checks,
    @JsonPropertyDescription("Workloads whose new version waits for this migration.") GateSpec gate,
    @Default("false")
        @JsonPropertyDescription("True: start no new run. One that is under way goes on.")
        boolean suspend,
    @Default("false") @JsonPropertyDescription("True: plan only, change nothing.") boolean dryRun) {

  public static final String LATEST = "latest";

  /** In place of one that cannot be read. */
  public static final SchemaMigrationSpec NONE =
      new SchemaMigrationSpec(
          new DatabaseSpec("", new CredentialsSpec(""), List.of()),
          new SourceSpec(List.of(), null, Map.of()),
          LATEST,
          Map.of(),
          RunSpec.DEFAULT,
          ApprovalSpec.NONE,
          ChecksSpec.NONE,
          GateSpec.NONE,
          false,
          false);

  /** One whose placeholders are replaced. */
  public SchemaMigrationSpec(
      DatabaseSpec database,
      SourceSpec source,
      String target,
      Map<String, String> placeholders,
      RunSpec run,
      ApprovalSpec approval,
      ChecksSpec checks,
      GateSpec gate,
      boolean suspend,
      boolean dryRun) {
    this(
        database, source, target, placeholders, true, run, approval, checks, gate, suspend, dryRun);
  }

  public SchemaMigrationSpec {
    target = target == null ? LATEST : target;
    placeholders = placeholders == null ? Map.of() : Map.copyOf(placeholders);
    placeholderReplacement = placeholderReplacement == null || placeholderReplacement;
    run = run == null ? RunSpec.DEFAULT : run;
    approval = approval == null ? ApprovalSpec.NONE : approval;
    checks = checks == null ? ChecksSpec.NONE : checks;
    gate = gate == null ? GateSpec.NONE : gate;
  }
}
