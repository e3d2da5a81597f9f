package dev.sluice.engine.output;

import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Noted;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.risk.Risk;
import dev.sluice.engine.output.LintText.Sum;
import java.util.Optional;

/** Workflow commands of GitHub Actions, which it shows beside the lines of a change. */
public final class GithubFormat implements LintFormat {
  private String path = "";

  @Override
  public void script(String script, String text) {
    path = script;
  }

  @Override
  public Optional<String> remark(Remark remark) {
    return Optional.of(
        switch (remark) {
          case Found found when found.accepted() != null ->
              command("notice", remark, found.finding().rule(), "accepted: " + found.accepted());
          case Found(var finding, _, _) ->
              command(
                  level(finding.risk()),
                  remark,
                  finding.rule(),
                  finding.why() + (finding.safer() == null ? "" : " Safer: " + finding.safer()));
          case Wrong(_, _, String message) -> command("error", remark, "sluice", message);
          case Noted(_, _, String message) -> command("notice", remark, "sluice", message);
        });
  }

  private static String level(Risk risk) {
    return switch (risk) {
      case High -> "error";
      case Medium -> "warning";
      case None, Info, Low -> "notice";
    };
  }

  private String command(String level, Remark remark, String title, String message) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            level, property(path), remark.line(), remark.column(), property(title), data(message));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  @Override
  public String end(Sum sum) {
    return sum.text();
  }
}
