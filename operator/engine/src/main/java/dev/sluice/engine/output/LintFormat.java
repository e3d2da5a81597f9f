package dev.sluice.engine.output;

import dev.sluice.core.plan.Review.Remark;
import dev.sluice.engine.output.LintText.Sum;
import java.util.Optional;

/** How lint prints what it finds. */
public interface LintFormat {

  /** A script follows. */
  void script(String path, String text);

  /** Some lines for a remark on that script; empty for a format that prints all at the end. */
  Optional<String> remark(Remark remark);

  /** The last lines. */
  String end(Sum sum);
}
