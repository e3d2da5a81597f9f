package dev.sluice.engine.sql;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ForeignMarkers;
import dev.sluice.core.plan.Script;
import dev.sluice.core.sql.CommentReader;
import dev.sluice.core.sql.Diagnostic;
import dev.sluice.core.sql.LineComment;
import dev.sluice.core.sql.SourceLocation;
import java.util.List;
import java.util.Objects;

/** What a script's settings and other tools' markers in it say about how it is to be run. */
record Markers(Script script) implements CommentReader {

  @Override
  public Reading read(List<LineComment> comments) {
    boolean transactional = script.settings().executeInTransaction().orElse(true);
    return switch (ForeignMarkers.notTransactional(script.file(), script.text(), comments)) {
      case Result.Ok<Boolean>(Boolean single) -> new Reading(transactional && !single, List.of());
      case Result.Refused<Boolean>(Failure failure) ->
          new Reading(transactional, List.of(diagnostic(failure)));
    };
  }

  private Diagnostic diagnostic(Failure failure) {
    int line = Objects.requireNonNullElse(failure.line(), 1);
    String place = script.file() + " line " + line + ": ";
    return Diagnostic.error(
        new SourceLocation(line, 1), failure.message().substring(place.length()));
  }
}
