package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.engine.postgres.TroubleException;
import org.jspecify.annotations.Nullable;

/**
 * Whether an index that the server says it built can be used: with IF NOT EXISTS it passes over
 * whatever has the name.
 */
final class BuiltIndex {
  /** PostgreSQL's own for this, had it been asked without IF NOT EXISTS. */
  private static final String NAME_TAKEN = "42P07";

  private final Indexes indexes;

  BuiltIndex(Indexes indexes) {
    this.indexes = indexes;
  }

  void require(RunStep.ExecuteStatement step) throws TroubleException {
    ParsedStatement statement = step.script().statement(step.statement());
    if (statement.execution() instanceof ExecutionClass.BuildIndex build) {
      require(step, statement, build);
    }
  }

  /** An INVALID one is dropped and built again, like one that an interrupted build left. */
  private void require(
      RunStep.ExecuteStatement step, ParsedStatement statement, ExecutionClass.BuildIndex build)
      throws TroubleException {
    switch (indexes.find(build).state()) {
      case VALID -> {}
      case INVALID ->
          throw trouble(
              Trouble.Kind.CONTENTION,
              Reason.Blocked,
              "an INVALID index " + build.index() + " is there, which IF NOT EXISTS passes over",
              null,
              step,
              statement);
      case ABSENT, ELSEWHERE ->
          throw trouble(
              Trouble.Kind.REFUSED,
              Reason.StatementFailed,
              "PostgreSQL built nothing: "
                  + build.index()
                  + " is the name of something else than an index of "
                  + build.table()
                  + ", and IF NOT EXISTS passes over it. Give the index another name, then retry.",
              NAME_TAKEN,
              step,
              statement);
    }
  }

  private static TroubleException trouble(
      Trouble.Kind kind,
      Reason reason,
      String message,
      @Nullable String sqlState,
      RunStep.ExecuteStatement step,
      ParsedStatement statement) {
    String file = step.script().file();
    return new TroubleException(
        Trouble.of(
            kind,
            new Failure(
                reason,
                file + " line " + statement.line() + ": " + message,
                sqlState,
                file,
                statement.line(),
                statement.firstWords())));
  }
}
