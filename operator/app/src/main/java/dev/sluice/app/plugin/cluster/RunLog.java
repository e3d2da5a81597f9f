package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.app.plugin.view.AppliedView;
import dev.sluice.app.plugin.view.StepView;
import dev.sluice.core.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A runner's log, read loosely.
 *
 * @param steps in order
 * @param applied the scripts that took effect, in order; empty too where the report is missing
 */
record RunLog(List<StepView> steps, List<AppliedView> applied) {

  /** A step, or the report, which is the last line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Line(
      @Nullable String at, @Nullable String step, @Nullable List<AppliedView> applied) {}

  static RunLog of(String text) {
    var steps = new ArrayList<StepView>();
    var applied = new ArrayList<AppliedView>();
    text.lines()
        .map(line -> line.startsWith("{") ? Json.read(line, Line.class) : Optional.<Line>empty())
        .flatMap(Optional::stream)
        .forEach(line -> {
          if (line.at() != null && line.step() != null) {
            steps.add(new StepView(line.at(), line.step()));
          }
          if (line.applied() != null) {
            applied.addAll(line.applied());
          }
        });
    return new RunLog(List.copyOf(steps), List.copyOf(applied));
  }
}
