package dev.sluice.core.sql;

import java.util.List;
import java.util.Optional;

/**
 * A script as it is run: the one form that plan, lint and run work on.
 *
 * @param text with placeholders replaced, without the data of COPY; what PostgreSQL reads
 * @param segments in order; none for a script without a statement
 * @param comments those to the end of a line, outside of literals
 * @param diagnostics in the order of the file; with an error among them the script does not run
 */
public record ParsedScript(
    String file,
    String text,
    List<Segment> segments,
    List<LineComment> comments,
    List<Diagnostic> diagnostics) {

  public ParsedScript {
    segments = List.copyOf(segments);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  public List<ParsedStatement> statements() {
    return segments.stream().flatMap(segment -> segment.statements().stream()).toList();
  }

  /** The first reason why it does not run. */
  public Optional<Diagnostic> error() {
    return diagnostics.stream().filter(Diagnostic::isError).findFirst();
  }

  /** Whether all of it is one transaction. */
  public boolean isOneTransaction() {
    return Segment.isOneTransaction(segments);
  }
}
