package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.sql.LineComment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments by which scripts tell other tools how they must run. A script that was written for
 * another tool runs here as it did there, or is refused: the marker is never only a comment.
 */
public final class ForeignMarkers {
  /** sqlx and morph compare the first bytes of the file with these. */
  private static final String SQLX = "-- no-transaction";

  private static final String MORPH = "-- morph:nontransactional";
  private static final Pattern ATLAS =
      Pattern.compile("--\\s*atlas:txmode\\b\\s*(\\S*)\\s*", Pattern.CASE_INSENSITIVE);

  private final String file;
  private final String text;
  private final List<String> lines;
  private boolean notTransactional;

  private ForeignMarkers(String file, String text) {
    this.file = file;
    this.text = text;
    lines = text.lines().toList();
  }

  /**
   * Whether a marker says that the script runs statement by statement.
   *
   * @param text of the whole script, without byte order mark
   * @param comments all of the script, in order
   */
  public static Result<Boolean> notTransactional(
      String file, String text, List<LineComment> comments) {
    ForeignMarkers markers = new ForeignMarkers(file, text);
    for (LineComment comment : comments) {
      Optional<Failure> refusal =
          markers.isWholeLine(comment) ? markers.read(comment) : Optional.empty();
      if (refusal.isPresent()) {
        return Result.refused(refusal.get());
      }
    }
    return Result.ok(markers.notTransactional);
  }

  private boolean isWholeLine(LineComment comment) {
    return comment.line() <= lines.size()
        && lines.get(comment.line() - 1).strip().equals(comment.text().strip());
  }

  private Optional<Failure> read(LineComment comment) {
    String marker = comment.text().strip();
    if (isFirst(comment) && (text.startsWith(SQLX) || text.startsWith(MORPH))) {
      notTransactional = true;
      return Optional.empty();
    }
    if (marker.equals(SQLX)) {
      return Optional.of(misplaced(comment, "sqlx"));
    }
    if (marker.startsWith(MORPH)) {
      return Optional.of(misplaced(comment, "morph"));
    }
    Matcher txmode = ATLAS.matcher(marker);
    if (txmode.matches()) {
      return txmode(comment, txmode.group(1));
    }
    return ForeignMarker.refusedIn(marker)
        .map(
            found -> refused(comment, "is a marker of " + found.tool(), ". " + found.cure() + "."));
  }

  private Optional<Failure> txmode(LineComment comment, String mode) {
    if (!isInHeader(comment.line())) {
      return Optional.of(
          refused(
              comment,
              "is a marker of Atlas",
              ", which has an effect only above the first empty line. Move it to the first line,"
                  + " or remove it."));
    }
    switch (mode) {
      case "none" -> notTransactional = true;
      case "file" -> {}
      default -> {
        return Optional.of(
            refused(
                comment,
                "is a marker of Atlas",
                " with a mode that Sluice does not have; it has none and file. Correct it."));
      }
    }
    return Optional.empty();
  }

  private static boolean isFirst(LineComment comment) {
    return comment.line() == 1;
  }

  /** Atlas reads the comments at the file's begin, up to an empty line. */
  private boolean isInHeader(int line) {
    return lines.subList(0, line).stream().allMatch(above -> above.strip().startsWith("--"));
  }

  private Failure misplaced(LineComment comment, String tool) {
    return refused(
        comment,
        "is a marker of " + tool,
        ", which has an effect only as the first characters of the file. Move it there, or remove"
            + " it.");
  }

  private Failure refused(LineComment comment, String what, String cure) {
    String message = file + " line " + comment.line() + ": " + shown(comment) + " " + what + cure;
    return new Failure(Reason.SourceInvalid, message, null, file, comment.line(), null);
  }

  private static String shown(LineComment comment) {
    String marker = comment.text().strip();
    int longest = 60;
    return "\""
        + (marker.length() <= longest ? marker : marker.substring(0, longest) + "...")
        + "\"";
  }
}
