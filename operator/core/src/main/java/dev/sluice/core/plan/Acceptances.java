package dev.sluice.core.plan;

import dev.sluice.core.risk.Finding;
import dev.sluice.core.sql.LineComment;
import dev.sluice.core.sql.ParsedScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comments by which an author accepts a finding: {@code -- sluice:accept RULE reason}, in the lines
 * right above the statement. They quiet lint; the risk of a plan does not change by them, since the
 * author of a script is not who approves it.
 */
final class Acceptances {
  private static final Pattern FORM = Pattern.compile("--\\s*sluice:accept\\b\\s*(\\S*)\\s*(.*)");

  private final List<Acceptance> all = new ArrayList<>();
  private final Set<Acceptance> used = new HashSet<>();
  private final Set<Integer> commentLines;

  record Acceptance(LineComment comment, String rule, String reason) {}

  Acceptances(ParsedScript script) {
    commentLines =
        script.comments().stream()
            .filter(LineComment::alone)
            .map(LineComment::line)
            .collect(Collectors.toSet());
    for (LineComment comment : script.comments()) {
      Matcher matcher = FORM.matcher(comment.text());
      if (matcher.matches()) {
        all.add(new Acceptance(comment, matcher.group(1), matcher.group(2).strip()));
      }
    }
  }

  /** The reason that the author gives; empty where the finding is not accepted. */
  Optional<String> reason(Finding finding) {
    Optional<Acceptance> found =
        all.stream()
            .filter(one -> !one.reason().isEmpty() && one.rule().equals(finding.rule()))
            .filter(one -> isAbove(one.comment().line(), finding.line()))
            .findFirst();
    found.ifPresent(used::add);
    return found.map(Acceptance::reason);
  }

  private boolean isAbove(int comment, int statement) {
    for (int line = comment; line < statement; line++) {
      if (!commentLines.contains(line)) {
        return false;
      }
    }
    return comment < statement;
  }

  /** Those that accept nothing, once all findings were asked for. */
  List<Acceptance> withoutEffect() {
    return all.stream().filter(one -> !used.contains(one)).toList();
  }
}
