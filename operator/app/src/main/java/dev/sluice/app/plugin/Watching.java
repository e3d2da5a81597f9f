package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.naming.Names;
import dev.sluice.app.plugin.cluster.Migrations;
import dev.sluice.app.plugin.cluster.Readiness;
import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.ProgressText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A migration's states, one after the other, as they are shown. */
final class Watching {
  private static final String FAILED = "Failed";

  private final Shell shell;
  private final Address address;
  private String phase = "";
  private String line = "";
  private int exitCode = 2;

  Watching(Shell shell, Address address) {
    this.shell = shell;
    this.address = address;
  }

  int exitCode() {
    return exitCode;
  }

  /** Shows a state, and says whether it is the last. */
  boolean ended(@Nullable SchemaMigration migration) {
    if (migration == null) {
      show("Gone", address.path() + " was deleted");
      return true;
    }
    var status = Migrations.status(migration);
    if (!seen(migration, status)) {
      show("Pending", "the operator has not seen the change yet");
      return false;
    }
    var now = Objects.requireNonNullElse(status.phase(), "Pending");
    show(now, doing(now, status));
    return settled(now, migration, status);
  }

  private static boolean seen(SchemaMigration migration, SchemaMigrationStatus status) {
    return Objects.equals(migration.getMetadata().getGeneration(), status.observedGeneration());
  }

  /** A failure that a user answered with retry is not the end. */
  private boolean settled(String now, SchemaMigration migration, SchemaMigrationStatus status) {
    if (now.equals("Ready")) {
      exitCode = 0;
      finish();
      return true;
    }
    if (atRest(now, migration, status)) {
      exitCode = 1;
      finish();
      return true;
    }
    return false;
  }

  private static boolean atRest(
      String now, SchemaMigration migration, SchemaMigrationStatus status) {
    return now.equals(FAILED) ? answered(migration, status) : Readiness.stalled(status);
  }

  private static boolean answered(SchemaMigration migration, SchemaMigrationStatus status) {
    var run = status.run();
    var wish = Names.annotation(migration, SchemaMigration.RETRY_ANNOTATION);
    return run == null || wish.isEmpty() || wish.get().equals(run.retry());
  }

  private @Nullable String doing(String now, SchemaMigrationStatus status) {
    if (Readiness.stalled(status)) {
      return Readiness.message(status);
    }
    var run = status.run();
    return switch (now) {
      case "Ready", FAILED -> Readiness.message(status);
      case "AwaitingApproval" ->
          "waits for "
              + Objects.requireNonNullElse(status.waitingOn(), "approval")
              + "; read it with: "
              + address.command("plan");
      default ->
          run != null && run.finishedAt() == null && run.step() != null
              ? run.step()
              : status.waitingOn() == null ? null : "waits for " + status.waitingOn();
    };
  }

  /** Within a phase in place, where there is a terminal; each phase leaves its last line. */
  private void show(String now, @Nullable String doing) {
    var next = ProgressText.of(now, doing);
    if (next.equals(line)) {
      return;
    }
    if (!shell.terminal().interactive()) {
      shell.say(next);
    } else {
      shell.out().print((now.equals(phase) || phase.isEmpty() ? "" : "\n"));
      shell.out().print(ProgressText.inPlace(next, shell.page()));
      shell.out().flush();
    }
    phase = now;
    line = next;
  }

  /** The last line is told whole. */
  private void finish() {
    if (shell.terminal().interactive()) {
      shell.out().print(ProgressText.inPlace("", shell.page()));
      shell.say(line);
    }
  }
}
