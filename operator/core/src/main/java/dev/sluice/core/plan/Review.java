package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Assessment;
import dev.sluice.core.risk.Assessor;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads scripts without a database, and tells all that is wrong with them, not only the first. */
public final class Review {

  /** Something about a script; each is told as soon as it is found. */
  public sealed interface Remark {
    /** From 1. */
    int line();

    /** In code points, from 1. */
    int column();
  }

  /** Where a statement starts that a rule says something about. */
  public record Found(Finding finding, int column) implements Remark {
    @Override
    public int line() {
      return finding.line();
    }
  }

  /** A script that planning would refuse. */
  public record Wrong(int line, int column, String message) implements Remark {}

  private final ScriptSyntax syntax;
  private final List<String> schemas;
  private final Assessor assessor;
  private final Consumer<Remark> listener;

  public Review(ScriptSyntax syntax, List<String> schemas, Consumer<Remark> listener) {
    this.syntax = syntax;
    this.schemas = List.copyOf(schemas);
    this.listener = listener;
    assessor = fresh();
  }

  private Assessor fresh() {
    return new Assessor(syntax.grammar(), schemas);
  }

  /** The script's risk, knowing what those before it make. */
  public Risk script(Script script) {
    return review(script, assessor, listener);
  }

  /** The risk of a script that runs each time, when all it touches may be there. */
  public Risk callback(Script script) {
    return review(script, fresh(), listener);
  }

  /** An undo script takes away by its nature: only what is wrong with it is told. */
  public void undo(Script script) {
    review(
        script,
        fresh(),
        remark -> {
          if (remark instanceof Wrong) {
            listener.accept(remark);
          }
        });
  }

  private Risk review(Script script, Assessor by, Consumer<Remark> to) {
    return switch (syntax.statements(script)) {
      case Result.Refused<List<Statement>>(Failure failure) -> {
        to.accept(wrong(script, failure, 1));
        yield Risk.None;
      }
      case Result.Ok<List<Statement>>(List<Statement> read) -> {
        List<Statement> statements = EnumValues.separateWhereUsed(read);
        Risk risk =
            statements.stream()
                .map(statement -> review(script, statement, statements, by, to))
                .reduce(Risk.None, Risk::or);
        Refusals.stepwise(script, statements)
            .ifPresent(failure -> to.accept(wrong(script, failure, 1)));
        yield risk;
      }
    };
  }

  private static Risk review(
      Script script, Statement statement, List<Statement> all, Assessor by, Consumer<Remark> to) {
    Optional<Failure> refusal = Refusals.of(script, List.of(statement));
    if (refusal.isPresent()) {
      to.accept(wrong(script, refusal.get(), statement.column()));
      return Risk.None;
    }
    return switch (by.assess(RiskAssessment.subject(script, statement, all))) {
      case Assessment.Judged judged -> {
        judged.findings().forEach(f -> to.accept(new Found(f, statement.column())));
        yield judged.risk();
      }
      case Assessment.Wrong wrong -> {
        Positions.Place place = Positions.of(statement, wrong);
        to.accept(new Wrong(place.line(), place.column(), Positions.message(wrong)));
        yield Risk.None;
      }
      case Assessment.Several _ -> {
        String message = statement.firstWords() + HiddenStatement.SEVERAL;
        to.accept(new Wrong(statement.line(), statement.column(), message));
        yield Risk.None;
      }
    };
  }

  private static Wrong wrong(Script script, Failure failure, int column) {
    int line = Objects.requireNonNullElse(failure.line(), 1);
    String place = script.file() + " line " + line + ": ";
    String message = failure.message();
    return new Wrong(
        line, column, message.startsWith(place) ? message.substring(place.length()) : message);
  }
}
