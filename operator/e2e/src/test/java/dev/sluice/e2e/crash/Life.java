package dev.sluice.e2e.crash;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.Migration;
import java.util.List;
import java.util.Objects;

/**
 * A way of a resource from its creation to Ready, with what a user does on it.
 *
 * @param name of the folder of its manifests, and of the namespaces it is lived in
 * @param outcomes of its Jobs, oldest first, as status remembers them in the end
 * @param attempts likewise, as the ledger remembers those that applied something
 */
record Life(String name, List<String> outcomes, List<String> attempts, Person person) {

  /** What somebody does once, when status calls for it. */
  interface Person {
    boolean called(SchemaMigrationStatus status);

    void act(Migration migration, Doors doors);
  }

  static Life fast() {
    return new Life(
        "crash-fast", List.of("Apply Succeeded"), List.of("1|SUCCEEDED"), new Onlooker());
  }

  /** With a container beside the runner that goes on after it. */
  static Life proxied() {
    return new Life(
        "crash-proxied", List.of("Apply Succeeded"), List.of("1|SUCCEEDED"), new Onlooker());
  }

  static Life approved() {
    return new Life(
        "crash-approved",
        List.of("Plan Succeeded", "Apply Succeeded"),
        List.of("1|SUCCEEDED"),
        new Approver());
  }

  static Life retried() {
    return new Life(
        "crash-retried",
        List.of("Apply Failed", "Apply Succeeded"),
        List.of("1|FAILED", "1|SUCCEEDED"),
        new Mender());
  }

  private record Onlooker() implements Person {
    @Override
    public boolean called(SchemaMigrationStatus status) {
      return false;
    }

    @Override
    public void act(Migration migration, Doors doors) {}
  }

  private record Approver() implements Person {
    @Override
    public boolean called(SchemaMigrationStatus status) {
      return "AwaitingApproval".equals(status.phase());
    }

    @Override
    public void act(Migration migration, Doors doors) {
      var plan = Objects.requireNonNull(migration.status().plan());
      migration.approve(plan.hash());
    }
  }

  private record Mender() implements Person {
    @Override
    public boolean called(SchemaMigrationStatus status) {
      return "Failed".equals(status.phase());
    }

    @Override
    public void act(Migration migration, Doors doors) {
      doors.open("repaired");
      migration.annotate("sluice.dev/retry", "mended");
    }
  }
}
