package dev.sluice.core.run;

/**
 * What comes once in a run, before and after its scripts.
 *
 * @param checksBefore how many have passed
 * @param checksAfter how many have passed
 * @param doubtSettled an end with a statement in doubt has tried to resolve it
 * @param abandoned a script of which nothing is in effect has lost its mark
 * @param errorCallbacks afterMigrateError was tried
 * @param recorded the end was written to the ledger, or that was tried
 */
public record Gates(
    boolean beforeMigrate,
    int checksBefore,
    boolean afterMigrate,
    int checksAfter,
    boolean doubtSettled,
    boolean abandoned,
    boolean errorCallbacks,
    boolean recorded) {
  static final Gates START = new Gates(false, 0, false, 0, false, false, false, false);

  Gates withBeforeMigrate() {
    return new Gates(true, checksBefore, afterMigrate, checksAfter, false, false, false, false);
  }

  Gates withCheckBefore() {
    return new Gates(
        beforeMigrate, checksBefore + 1, afterMigrate, checksAfter, false, false, false, false);
  }

  /** They held when the plan was begun, by an earlier attempt; its own scripts may end that. */
  Gates withChecksBefore(Run run) {
    int all = run.request().checksBefore().size();
    return new Gates(beforeMigrate, all, afterMigrate, checksAfter, false, false, false, false);
  }

  Gates withAfterMigrate() {
    return new Gates(beforeMigrate, checksBefore, true, checksAfter, false, false, false, false);
  }

  Gates withCheckAfter() {
    return new Gates(
        beforeMigrate, checksBefore, afterMigrate, checksAfter + 1, false, false, false, false);
  }

  /** The closing steps come in this order; to have tried one is to have tried those before it. */
  Gates withTried(RunStep closing) {
    boolean recordEnd = closing instanceof RunStep.RecordEnd;
    boolean callbacks = recordEnd || closing instanceof RunStep.RunCallbacks;
    boolean abandon = callbacks || closing instanceof RunStep.AbandonScript;
    return new Gates(
        beforeMigrate,
        checksBefore,
        afterMigrate,
        checksAfter,
        true,
        abandon,
        callbacks,
        recordEnd);
  }
}
