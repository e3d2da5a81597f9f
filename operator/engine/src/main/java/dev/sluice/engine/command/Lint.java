package dev.sluice.engine.command;

import dev.sluice.core.plan.Review;
import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.risk.Risk;
import dev.sluice.engine.output.Console;
import dev.sluice.engine.output.LintText;
import dev.sluice.engine.output.LintText.Sum;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reviews scripts, and prints each remark as it comes. */
final class Lint {
  private final Review review;
  private final Console console;
  private final Map<Risk, Integer> findings = new EnumMap<>(Risk.class);
  private LintText text = new LintText("", "");
  private Risk risk = Risk.None;
  private int scripts;
  private int errors;

  Lint(ScriptSyntax syntax, List<String> schemas, Console console) {
    this.console = console;
    review = new Review(syntax, schemas, this::tell);
  }

  /**
   * Reviews a file that is no part of a set.
   *
   * @return the exit code
   */
  int file(Path file, Script script, Risk failOn) {
    review(file, script, review::script);
    return finish(failOn);
  }

  /**
   * Reviews all scripts in the order in which they run.
   *
   * @return the exit code
   */
  int set(Path folder, ScriptSet set, Risk failOn) {
    set.versioned().forEach(script -> review(folder, script, review::script));
    set.repeatable().forEach(script -> review(folder, script, review::script));
    set.callbacks().forEach(script -> review(folder, script, review::callback));
    set.undo()
        .forEach(script ->
            review(
                folder,
                script,
                undo -> {
                  review.undo(undo);
                  return Risk.None;
                }));
    return finish(failOn);
  }

  private void review(Path source, Script script, Function<Script, Risk> by) {
    Path path = source.endsWith(script.file()) ? source : source.resolve(script.file());
    text = new LintText(path.toString(), script.text());
    risk = risk.or(by.apply(script));
    scripts++;
  }

  private void tell(Remark remark) {
    switch (remark) {
      case Found(var finding, _) -> findings.merge(finding.risk(), 1, Integer::sum);
      case Wrong _ -> errors++;
    }
    console.line(console.json() ? text.json(remark) : text.of(remark));
  }

  private int finish(Risk failOn) {
    Sum sum = new Sum(scripts, risk, findings, errors);
    console.line(console.json() ? sum.json() : sum.text());
    return errors > 0 || risk.compareTo(failOn) >= 0 ? 1 : 0;
  }
}
