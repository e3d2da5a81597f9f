package dev.sluice.engine.command;

import dev.sluice.core.plan.NotRun;
import dev.sluice.core.plan.Review;
import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Noted;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.risk.Risk;
import dev.sluice.engine.output.Console;
import dev.sluice.engine.output.LintFormat;
import dev.sluice.engine.output.LintText.Sum;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reviews scripts, and prints each remark as it comes. */
final class Lint {
  private final Review review;
  private final Console console;
  private final Map<Risk, Integer> findings = new EnumMap<>(Risk.class);
  private final LintFormat format;
  private final LintSettings settings;
  private final @Nullable String assumed;
  private Risk risk = Risk.None;
  private int scripts;
  private int errors;
  private NotRun notRun = NotRun.NONE;

  /**
   * Reviews nothing yet.
   *
   * @param assumed what is taken for granted of what the scripts do not make; null where it is
   *     known
   */
  Lint(
      Review.Source source,
      LintSettings settings,
      LintFormat format,
      Console console,
      @Nullable String assumed) {
    this.console = console;
    this.format = format;
    this.settings = settings;
    this.assumed = assumed;
    review = new Review(source, this::hear);
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
    notRun = NotRun.of(set);
    review.expect(
        Stream.of(set.versioned(), set.repeatable(), set.undo()).flatMap(List::stream).toList());
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
    format.script(path.toString(), script.text());
    Risk own = by.apply(script);
    risk = risk.or(own == Risk.None ? Risk.None : Risk.Low);
    scripts++;
  }

  private void hear(Remark remark) {
    switch (remark) {
      case Found(var finding, int column, String accepted) ->
          settings
              .of(finding)
              .ifPresent(kept -> {
                if (accepted == null) {
                  findings.merge(kept.risk(), 1, Integer::sum);
                  risk = risk.or(kept.risk());
                }
                print(new Found(kept, column, accepted));
              });
      case Wrong _ -> {
        errors++;
        print(remark);
      }
      case Noted _ -> print(remark);
    }
  }

  private void print(Remark remark) {
    format.remark(remark).ifPresent(console::line);
  }

  private int finish(Risk failOn) {
    Sum sum = new Sum(scripts, risk, findings, errors, assumed, notRun);
    console.line(format.end(sum));
    return errors > 0 || risk.compareTo(failOn) >= 0 ? 1 : 0;
  }
}
