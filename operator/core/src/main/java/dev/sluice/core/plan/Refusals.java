package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Refuses statements that would not do here what they say, before anything runs. */
final class Refusals {
  private static final List<Function<Statement, Optional<String>>> RULES =
      List.of(
          TransactionControl::objection, ConnectionSettings::objection, UnnamedIndex::objection);

  private Refusals() {}

  /** For the first statement that may not stand in a script or callback. */
  static Optional<Failure> of(Script script, List<Statement> statements) {
    return statements.stream()
        .map(statement -> of(script, statement))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Failure> of(Script script, Statement statement) {
    Optional<Statement> hidden = HiddenStatement.behind(statement);
    return hidden.isPresent()
        ? Optional.of(failure(script, hidden.get(), HiddenStatement.OBJECTION))
        : RULES.stream()
            .map(rule -> rule.apply(statement))
            .flatMap(Optional::stream)
            .map(objection -> failure(script, statement, objection))
            .findFirst();
  }

  /** For a script that goes statement by statement, and leaves something for a later one. */
  static Optional<Failure> stepwise(Script script, List<Statement> statements) {
    Optional<Statement> cause =
        statements.stream()
            .filter(statement -> !(statement.effect() instanceof Effect.Transactional))
            .findFirst();
    return cause.flatMap(because ->
        statements.stream()
            .filter(SessionState::isLost)
            .findFirst()
            .map(lost -> failure(script, lost, lost(because))));
  }

  private static String lost(Statement because) {
    return " would not last: this script runs statement by statement, because of line "
        + because.line()
        + " ("
        + because.firstWords()
        + "), and each statement has a session and a transaction of its own. Move the one of line "
        + because.line()
        + " into a script of its own.";
  }

  /**
   * Refused as SourceInvalid.
   *
   * @param objection goes on after the statement's first words
   */
  static Failure failure(Script script, Statement statement, String objection) {
    return new Failure(
        Reason.SourceInvalid,
        script.file() + " line " + statement.line() + ": " + statement.firstWords() + objection,
        null,
        script.file(),
        statement.line(),
        statement.firstWords());
  }
}
