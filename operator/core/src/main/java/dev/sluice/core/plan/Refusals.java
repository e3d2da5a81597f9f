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
