package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Diagnostic;
import dev.sluice.core.sql.ParsedScript;
import java.util.List;
import java.util.Optional;

/**
 * A script, and all that is said of it.
 *
 * @param diagnostics in the order of the file
 * @param findings in the order of the file
 */
public record AnalyzedScript(
    Script script,
    ParsedScript parsed,
    List<Diagnostic> diagnostics,
    Risk risk,
    List<Found> findings) {

  /** A finding, and where its statement starts in the line. */
  public record Found(Finding finding, int column) {}

  public AnalyzedScript {
    diagnostics = List.copyOf(diagnostics);
    findings = List.copyOf(findings);
  }

  /** Why it cannot run; empty for one that can. */
  public Optional<Failure> refusal() {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(error -> refusal(script, error));
  }

  private static Failure refusal(Script script, Diagnostic error) {
    boolean syntax = error.kind() == Diagnostic.Kind.SYNTAX_ERROR;
    String column = syntax ? " column " + error.at().column() : "";
    String cure = syntax ? ". Correct the script." : "";
    return new Failure(
        Reason.SourceInvalid,
        script.file() + " line " + error.at().line() + column + ": " + error.message() + cure,
        null,
        script.file(),
        error.at().line(),
        error.statement().isEmpty() ? null : error.statement());
  }
}
