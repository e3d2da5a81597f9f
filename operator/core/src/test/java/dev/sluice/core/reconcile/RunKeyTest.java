package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.ID;
import static dev.sluice.core.Given.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ChecksSpec;
import dev.sluice.api.v1alpha1.CredentialsSpec;
import dev.sluice.api.v1alpha1.DatabaseSpec;
import dev.sluice.api.v1alpha1.GateSpec;
import dev.sluice.api.v1alpha1.GatedWorkload;
import dev.sluice.api.v1alpha1.PodSettings;
import dev.sluice.api.v1alpha1.RetriesSpec;
import dev.sluice.api.v1alpha1.RunSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SourceSpec;
import dev.sluice.api.v1alpha1.SqlCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunKeyTest {
  private static final String URL = "jdbc:postgresql://db/orders";
  private static final SqlCheck CHECK = new SqlCheck("c", "select 1", "1");

  /** A key that moved would make every finished resource run again after an upgrade. */
  @Test
  void isTheSameInEveryProcess() {
    var labels = Map.of("team", "shop", "tier", "db", "cost", "7", "zone", "a", "env", "prod");
    var pod = new PodSettings(labels, labels, null, labels, List.of(), null, null, null);
    var spec = spec(URL, "s", List.of("a", "b"), "latest", labels, run("2s", pod), ChecksSpec.NONE);
    assertThat(RunKey.of(ID, spec, "d1", "7").value()).isEqualTo("4c4159b605");
  }

  @Test
  void differsWithEverythingThatMakesANewRun() {
    var pod = PodSettings.NONE;
    var node =
        new PodSettings(
            Map.of(), Map.of(), null, Map.of("disk", "ssd"), List.of(), null, null, null);
    var none = Map.<String, String>of();
    var base = spec(URL, "s", List.of("a"), "1", none, run("2s", pod), ChecksSpec.NONE);
    var before = new ChecksSpec(List.of(CHECK), List.of());
    var after = new ChecksSpec(List.of(), List.of(CHECK));
    var keys =
        List.of(
            RunKey.of(ID, base, "d1", null),
            RunKey.of(ID, base, "d1", "1"),
            RunKey.of(ID, base, "d2", null),
            RunKey.of(new ResourceId("shop", "orders", "other"), base, "d1", null),
            of(spec(URL + "2", "s", List.of("a"), "1", none, run("2s", pod), ChecksSpec.NONE)),
            of(spec(URL, "t", List.of("a"), "1", none, run("2s", pod), ChecksSpec.NONE)),
            of(spec(URL, "s", List.of("b"), "1", none, run("2s", pod), ChecksSpec.NONE)),
            of(spec(URL, "s", List.of("a"), "2", none, run("2s", pod), ChecksSpec.NONE)),
            of(
                spec(
                    URL,
                    "s",
                    List.of("a"),
                    "1",
                    Map.of("x", "y"),
                    run("2s", pod),
                    ChecksSpec.NONE)),
            of(spec(URL, "s", List.of("a"), "1", none, run("3s", pod), ChecksSpec.NONE)),
            of(spec(URL, "s", List.of("a"), "1", none, run("2s", node), ChecksSpec.NONE)),
            of(spec(URL, "s", List.of("a"), "1", none, run("2s", pod), before)),
            of(spec(URL, "s", List.of("a"), "1", none, run("2s", pod), after)));
    assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
  }

  @Test
  void listsDoNotRunTogether() {
    var one =
        spec(
            URL,
            "s",
            List.of("a", "1", "p"),
            "latest",
            Map.of(),
            run("2s", PodSettings.NONE),
            ChecksSpec.NONE);
    var other =
        spec(
            URL,
            "s",
            List.of("a"),
            "1",
            Map.of("p", "latest"),
            run("2s", PodSettings.NONE),
            ChecksSpec.NONE);
    assertThat(of(one)).isNotEqualTo(of(other));
  }

  @Test
  void isTheSameWhateverStandsBetweenPlanAndRun() {
    var run = run("2s", PodSettings.NONE);
    var base = spec(URL, "s", List.of("a"), "1", Map.of(), run, ChecksSpec.NONE);
    var careful =
        new SchemaMigrationSpec(
            base.database(),
            base.source(),
            "1",
            Map.of(),
            run,
            new ApprovalSpec(ApprovalSpec.When.Always, null, null, null),
            null,
            new GateSpec(List.of(new GatedWorkload(GatedWorkload.Kind.Deployment, "orders-api"))),
            true,
            true);
    assertThat(of(careful)).isEqualTo(of(base));
  }

  @Test
  void thatPlaceholdersStayIsAnotherRun() {
    var base =
        spec(URL, "s", List.of("a"), "1", Map.of(), run("2s", PodSettings.NONE), ChecksSpec.NONE);
    var kept =
        new SchemaMigrationSpec(
            base.database(),
            base.source(),
            base.target(),
            base.placeholders(),
            false,
            base.run(),
            base.approval(),
            base.checks(),
            base.gate(),
            false,
            false);
    assertThat(of(kept)).isNotEqualTo(of(base));
  }

  @Test
  void anApprovedPlanHasAKeyOfItsOwn() {
    var inputs = new RunKey("0123456789");
    assertThat(
            List.of(
                inputs.forPlan(hash('a'), 1),
                inputs.forPlan(hash('a'), 2),
                inputs.forPlan(hash('b'), 1),
                new RunKey("1123456789").forPlan(hash('a'), 1)))
        .doesNotHaveDuplicates()
        .doesNotContain(inputs)
        .allSatisfy(key -> assertThat(key.value()).matches("[0-9a-f]{10}"));
  }

  private static RunKey of(SchemaMigrationSpec spec) {
    return RunKey.of(ID, spec, "d1", null);
  }

  private static RunSpec run(String lockTimeout, PodSettings pod) {
    return new RunSpec(lockTimeout, "10m", RetriesSpec.DEFAULT, pod);
  }

  private static SchemaMigrationSpec spec(
      String url,
      String secret,
      List<String> schemas,
      String target,
      Map<String, String> placeholders,
      RunSpec run,
      ChecksSpec checks) {
    return new SchemaMigrationSpec(
        new DatabaseSpec(url, new CredentialsSpec(secret), schemas),
        new SourceSpec(List.of("m"), null, Map.of()),
        target,
        placeholders,
        run,
        null,
        checks,
        null,
        false,
        false);
  }
}
