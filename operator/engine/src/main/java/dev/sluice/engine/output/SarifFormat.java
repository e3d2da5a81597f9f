package dev.sluice.engine.output;

import dev.sluice.core.Json;
import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Noted;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.rule.Rules;
import dev.sluice.engine.output.LintText.Sum;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** SARIF 2.1.0 (OASIS): one document with all findings, for what collects results of analysis. */
public final class SarifFormat implements LintFormat {
  private static final String ERROR = "script-error";
  private static final String NOTE = "script-note";

  private final List<Map<String, Object>> results = new ArrayList<>();
  private String path = "";

  @Override
  public void script(String script, String text) {
    path = script;
  }

  @Override
  public Optional<String> remark(Remark remark) {
    switch (remark) {
      case Found(var finding, _, var accepted) ->
          add(
              remark,
              finding.rule(),
              level(finding.risk()),
              finding.why() + (finding.safer() == null ? "" : " Safer: " + finding.safer()),
              accepted);
      case Wrong(_, _, String message) -> add(remark, ERROR, "error", message, null);
      case Noted(_, _, String message) -> add(remark, NOTE, "note", message, null);
    }
    return Optional.empty();
  }

  private static String level(Risk risk) {
    return switch (risk) {
      case High -> "error";
      case Medium -> "warning";
      case None, Info, Low -> "note";
    };
  }

  private void add(
      Remark remark, String rule, String level, String message, @Nullable String accepted) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", rule);
    result.put("level", level);
    result.put("message", Map.of("text", message));
    result.put(
        "locations",
        List.of(
            Map.of(
                "physicalLocation",
                Map.of(
                    "artifactLocation", Map.of("uri", uri(path)),
                    "region",
                        Map.of("startLine", remark.line(), "startColumn", remark.column())))));
    if (accepted != null) {
      result.put("suppressions", List.of(Map.of("kind", "inSource", "justification", accepted)));
    }
    results.add(result);
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path.replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      return path; // no name of a file is one that a path of a URI cannot hold
    }
  }

  @Override
  public String end(Sum sum) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "sluice");
    driver.put("rules", rules());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.write(log);
  }

  private List<Map<String, Object>> rules() {
    TreeSet<String> used = new TreeSet<>();
    results.forEach(result -> used.add(String.valueOf(result.get("ruleId"))));
    return used.stream().map(SarifFormat::rule).toList();
  }

  private static Map<String, Object> rule(String name) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", name);
    Rules.hazard(name)
        .map(Hazard::why)
        .ifPresent(why -> rule.put("shortDescription", Map.of("text", why)));
    rule.put("help", Map.of("text", Rules.page(name)));
    return rule;
  }
}
