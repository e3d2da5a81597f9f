package dev.sluice.core.plan;

import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.ScriptHazards;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Segment;
import dev.sluice.core.sql.SessionEffect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of a script that is not one transaction: a failure leaves a part of it. */
final class SegmentFindings {
  private SegmentFindings() {}

  static Map<ParsedStatement, Finding> of(String file, ParsedScript parsed) {
    Map<ParsedStatement, Finding> findings = new LinkedHashMap<>();
    List<Segment> segments = parsed.segments();
    boolean mixed =
        parsed.statements().stream()
            .anyMatch(s -> s.execution().atomic() && s.session() != SessionEffect.SETS);
    if (segments.size() < 2 || !mixed) {
      return findings;
    }
    if (segments.stream().allMatch(Segment::isTransaction)) {
      ParsedStatement second = segments.get(1).statements().getFirst();
      findings.put(second, finding(ScriptHazards.segmented(segments.size()), file, second));
    } else {
      segments.stream()
          .filter(segment -> !segment.isTransaction())
          .map(segment -> segment.statements().getFirst())
          .forEach(single -> findings.put(single, finding(ScriptHazards.MIX, file, single)));
    }
    return findings;
  }

  private static Finding finding(Hazard hazard, String file, ParsedStatement statement) {
    return new Finding(
        hazard.name(),
        hazard.risk(),
        file,
        statement.line(),
        statement.firstWords(),
        hazard.why(),
        hazard.safer());
  }
}
