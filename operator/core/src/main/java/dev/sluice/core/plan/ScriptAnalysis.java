package dev.sluice.core.plan;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.plan.AnalyzedScript.Found;
import dev.sluice.core.risk.Assessor;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Protected;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Diagnostic;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what is to be said of scripts, one after the other as they run. Plan and lint ask it alike,
 * so what one accepts the other accepts.
 */
public final class ScriptAnalysis {
  private static final String CALLBACK =
      " cannot run in a transaction, and a callback runs in one. Move it into a script.";
  private static final String CALLBACK_COMMIT =
      " is not allowed in a callback, which is part of another transaction. Remove it.";

  private final ScriptSyntax syntax;
  private final List<String> schemas;
  private final Catalogue known;
  private final Assessor assessor;
  private final Deque<Script> coming = new ArrayDeque<>();

  /**
   * Knows of nothing that is new yet.
   *
   * @param schemas the search path with which each script starts
   */
  public ScriptAnalysis(ScriptSyntax syntax, List<String> schemas) {
    this(syntax, schemas, Catalogue.UNKNOWN);
  }

  /**
   * Knows what was there before.
   *
   * @param known what was there before the first script
   */
  public ScriptAnalysis(ScriptSyntax syntax, List<String> schemas, Catalogue known) {
    this.syntax = syntax;
    this.schemas = List.copyOf(schemas);
    this.known = known;
    assessor = fresh();
  }

  private Assessor fresh() {
    return new Assessor(schemas, known);
  }

  /** These are asked for next, in this order: each is read while the one before it is judged. */
  public void expect(List<Script> scripts) {
    coming.addAll(scripts);
    expectNext();
  }

  /** Likewise, of a script whose work the catalogue has already. */
  public AnalyzedScript applied(Script script) {
    assessor.inEffect(true);
    AnalyzedScript analyzed = script(script);
    assessor.inEffect(false);
    return analyzed;
  }

  private void arrived(Script script) {
    if (script.equals(coming.peek())) {
      coming.remove();
    }
  }

  private void expectNext() {
    Script next = coming.peek();
    if (next != null) {
      syntax.expect(next);
    }
  }

  /** Knows what the scripts before it make. */
  public AnalyzedScript script(Script script) {
    arrived(script);
    return analyze(script, assessor);
  }

  /** It runs each time, when all it touches may be there. */
  public AnalyzedScript callback(Script script) {
    AnalyzedScript analyzed = analyze(script, fresh());
    List<Diagnostic> diagnostics = new ArrayList<>(analyzed.diagnostics());
    analyzed.parsed().segments().stream()
        .flatMap(segment -> segment.statements().stream())
        .filter(statement -> !statement.execution().atomic())
        .map(statement -> Diagnostic.error(statement, CALLBACK))
        .forEach(diagnostics::add);
    analyzed.diagnostics().stream()
        .filter(diagnostic -> !diagnostic.isError())
        .map(word ->
            new Diagnostic(
                Diagnostic.Kind.ERROR,
                word.at(),
                word.statement() + CALLBACK_COMMIT,
                word.statement()))
        .forEach(diagnostics::add);
    return new AnalyzedScript(
        script, analyzed.parsed(), diagnostics, analyzed.risk(), analyzed.findings());
  }

  /** It takes away by its nature: nothing is said of its risk. */
  public AnalyzedScript undo(Script script) {
    arrived(script);
    return analyze(script, null);
  }

  private AnalyzedScript analyze(Script script, @Nullable Assessor by) {
    Judging judging = new Judging(script, by);
    ParsedScript parsed = syntax.parse(script, judging::judge);
    judging.judge(parsed);
    return new AnalyzedScript(
        script, parsed, judging.diagnostics(parsed), judging.risk, judging.inOrder());
  }

  /** One script under way. */
  private final class Judging {
    private final Script script;
    private final @Nullable Assessor by;
    private final List<Found> findings = new ArrayList<>();
    private final List<Diagnostic> refused = new ArrayList<>();
    private Risk risk = Risk.None;
    private boolean begun;

    Judging(Script script, @Nullable Assessor by) {
      this.script = script;
      this.by = by;
    }

    void judge(ParsedStatement statement, Tree tree) {
      if (!begun) {
        begun = true;
        expectNext();
      }
      Protected.objection(tree, schemas)
          .ifPresent(objection -> refused.add(Diagnostic.error(statement, objection)));
      if (by == null) {
        return;
      }
      var assessment = by.assess(script.file(), statement, tree);
      risk = risk.or(assessment.risk());
      assessment.findings().forEach(finding -> add(statement, finding));
    }

    /** What can be said only when all of it was read. */
    void judge(ParsedScript parsed) {
      if (by == null) {
        return;
      }
      by.ending().forEach(open -> add(open.statement(), open.finding()));
      SegmentFindings.of(script.file(), parsed)
          .forEach((statement, finding) -> {
            risk = risk.or(finding.risk());
            add(statement, finding);
          });
    }

    private void add(ParsedStatement statement, Finding finding) {
      findings.add(new Found(finding, statement.column()));
    }

    List<Diagnostic> diagnostics(ParsedScript parsed) {
      List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
      all.addAll(refused);
      all.sort(Comparator.comparingInt(diagnostic -> diagnostic.at().line()));
      return all;
    }

    List<Found> inOrder() {
      findings.sort(Comparator.comparingInt(found -> found.finding().line()));
      return findings;
    }
  }
}
