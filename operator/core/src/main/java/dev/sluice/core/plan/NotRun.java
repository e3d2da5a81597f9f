package dev.sluice.core.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Files of the source that do not run, so that nothing is left out in silence.
 *
 * @param leftOut scripts that their settings leave out
 * @param ignored files that are no scripts
 * @param more how many beyond those that are named
 */
public record NotRun(List<String> leftOut, List<String> ignored, int more) {
  public static final NotRun NONE = new NotRun(List.of(), List.of(), 0);

  private static final int NAMED = 50;

  public NotRun {
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    ignored = ignored == null ? List.of() : List.copyOf(ignored);
  }

  public static NotRun of(ScriptSet scripts) {
    List<String> leftOut = scripts.leftOut().stream().map(Script::file).limit(NAMED).toList();
    List<String> ignored = scripts.ignored().stream().limit(NAMED - leftOut.size()).toList();
    int all = scripts.leftOut().size() + scripts.ignored().size();
    return new NotRun(leftOut, ignored, all - leftOut.size() - ignored.size());
  }

  /** A sentence for each kind. */
  public List<String> lines() {
    String ignoredLine = "ignored: " + String.join(", ", ignored);
    return Stream.of(
            leftOut.stream().map(script -> script + " is left out by " + script + ".conf"),
            ignored.isEmpty() ? Stream.<String>empty() : Stream.of(ignoredLine),
            more == 0
                ? Stream.<String>empty()
                : Stream.of("and " + more + " more files of the source do not run"))
        .flatMap(lines -> lines)
        .toList();
  }
}
