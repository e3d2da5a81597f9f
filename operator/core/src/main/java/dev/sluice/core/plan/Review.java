package dev.sluice.core.plan;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said of scripts without a database: all that is wrong with them, not only the first. */
public final class Review {

  /** Something about a script. */
  public sealed interface Remark {
    /** From 1. */
    int line();

    /** In code points, from 1. */
    int column();
  }

  /**
   * Where a statement starts that a rule says something about.
   *
   * @param accepted why its author accepts it; null where that is not so
   */
  public record Found(Finding finding, int column, @Nullable String accepted) implements Remark {
    @Override
    public int line() {
      return finding.line();
    }
  }

  /** A script that planning would refuse. */
  public record Wrong(int line, int column, String message) implements Remark {}

  /** Nothing is wrong; the script runs otherwise than its words suggest. */
  public record Noted(int line, int column, String message) implements Remark {}

  private final ScriptAnalysis analysis;
  private final Consumer<Remark> listener;

  /**
   * What scripts are read with.
   *
   * @param known what is there before the first of them
   */
  public record Source(ScriptSyntax syntax, List<String> schemas, Catalogue known) {}

  public Review(Source source, Consumer<Remark> listener) {
    this.listener = listener;
    analysis = new ScriptAnalysis(source.syntax(), source.schemas(), source.known());
  }

  /** These are reviewed next, in this order. */
  public void expect(List<Script> scripts) {
    analysis.expect(scripts);
  }

  /** The script's risk, knowing what those before it make. */
  public Risk script(Script script) {
    return report(analysis.script(script));
  }

  /** The risk of a script that runs each time, when all it touches may be there. */
  public Risk callback(Script script) {
    return report(analysis.callback(script));
  }

  /** An undo script takes away by its nature: only what is wrong with it is reported. */
  public void undo(Script script) {
    report(analysis.undo(script));
  }

  private Risk report(AnalyzedScript analyzed) {
    List<Remark> remarks = new ArrayList<>();
    analyzed.diagnostics().forEach(diagnostic -> remarks.add(remark(diagnostic)));
    Acceptances acceptances = new Acceptances(analyzed.parsed());
    for (AnalyzedScript.Found found : analyzed.findings()) {
      String accepted = acceptances.reason(found.finding()).orElse(null);
      remarks.add(new Found(found.finding(), found.column(), accepted));
    }
    acceptances.withoutEffect().forEach(one -> remarks.add(withoutEffect(one)));
    remarks.sort(Comparator.comparingInt(Remark::line));
    remarks.forEach(listener);
    return analyzed.risk();
  }

  private static Remark withoutEffect(Acceptances.Acceptance one) {
    int line = one.comment().line();
    int column = one.comment().at().column();
    return one.reason().isEmpty()
        ? new Wrong(
            line, column, "sluice:accept needs a rule and a reason: -- sluice:accept RULE why")
        : new Noted(
            line,
            column,
            "sluice:accept "
                + one.rule()
                + " has no effect: the statement below has no such finding. Remove it.");
  }

  private static Remark remark(Diagnostic diagnostic) {
    int line = diagnostic.at().line();
    int column = diagnostic.at().column();
    return diagnostic.isError()
        ? new Wrong(line, column, diagnostic.message())
        : new Noted(line, column, diagnostic.message());
  }
}
