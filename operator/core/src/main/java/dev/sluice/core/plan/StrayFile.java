package dev.sluice.core.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Files that are no scripts of a set: what to say about each. */
final class StrayFile {
  private static final Pattern VERSIONED =
      Pattern.compile("(?:[VUB][0-9][0-9._]*|R)__.+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PAIRED =
      Pattern.compile("[0-9]+(?:_[^.]*)?\\.(?:up|down)(?:\\..*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE_UNDERSCORE =
      Pattern.compile("([VU][0-9]+(?:[._][0-9]+)*)[_-]([^_].*)");
  private static final Pattern LIKE_A_SCRIPT =
      Pattern.compile("[VURB]?[0-9].*|[VURB]_.*", Pattern.CASE_INSENSITIVE);
  private static final String CONVENTIONS =
      ": V1.2__text.sql, U1.2__text.sql, R__text.sql, or 202601051200_text.up.sql,"
          + " 202601051200_text.down.sql";

  private StrayFile() {}

  /**
   * What is wrong with the name of a file that ends in .sql; empty for one in a folder below the
   * source whose name is like no script's: tests and samples, which no tool runs.
   */
  static Optional<String> nameError(String file) {
    String base = ScriptFile.base(file);
    boolean isOther =
        file.indexOf('/') >= 0
            && !LIKE_A_SCRIPT.matcher(base).matches()
            && !ScriptName.looksLikeCallback(base)
            && ofTool(base).isEmpty();
    return isOther ? Optional.empty() : Optional.of(misnamed(base));
  }

  private static String misnamed(String base) {
    if (ScriptName.looksLikeCallback(base)) {
      return " is a callback that Sluice does not run; it knows beforeMigrate, beforeEachMigrate,"
          + " afterEachMigrate, afterMigrate, afterMigrateError";
    }
    return ofTool(base)
        .or(() -> nearName(base))
        .orElse(" is named by neither convention" + CONVENTIONS);
  }

  /**
   * Why a file that does not end in .sql stops the run; empty when its name alone says that it was
   * never meant to run.
   *
   * @param stems of the source's files that end in .sql: {@link #stem}
   */
  static Optional<String> refusal(String file, Set<String> stems) {
    String base = ScriptFile.base(file);
    Optional<String> ofTool = ofTool(base);
    if (ofTool.isPresent()) {
      return ofTool;
    }
    if (isMisnamedSettings(file, stems)) {
      return Optional.of(
          " would have no effect: the settings of x.sql are in x.sql.conf, in small letters");
    }
    return isAlmostScript(base) && !isBesideItsScript(file, stems)
        ? Optional.of(" looks like a script but does not end in .sql; rename or remove it")
        : Optional.empty();
  }

  /** A script's path without .sql, in small letters. */
  static String stem(String script) {
    return script
        .substring(0, script.length() - FileKind.SCRIPT_SUFFIX.length())
        .toLowerCase(Locale.ROOT);
  }

  /** Files by which another tool decides what runs. */
  private static Optional<String> ofTool(String base) {
    return switch (base) {
      case "metadata.toml" ->
          Optional.of(
              " holds settings of Diesel, which Sluice does not read; write"
                  + " executeInTransaction=false into x.sql.conf where a script needs it, and"
                  + " remove the file");
      case "up.sql", "down.sql" ->
          Optional.of(
              " is named as Diesel names scripts, by the folder; name it 202601051200_text."
                  + base);
      case "sqitch.plan" ->
          Optional.of(
              " holds the order of Sqitch, which Sluice does not read; give the scripts versions,"
                  + " and remove the file");
      case "migration_lock.toml" ->
          Optional.of(
              " belongs to Prisma, whose folders Sluice does not read; name each migration.sql"
                  + " V202601051200__text.sql, and remove the file");
      case "migration.sql" ->
          Optional.of(
              " is named as Prisma names scripts, by the folder; name it"
                  + " V202601051200__text.sql");
      default -> Optional.empty();
    };
  }

  private static Optional<String> nearName(String base) {
    String capital = base.substring(0, 1).toUpperCase(Locale.ROOT) + base.substring(1);
    if (!capital.equals(base) && ScriptName.parse(capital).isPresent()) {
      return Optional.of(" begins with a small letter; name it " + capital);
    }
    Matcher one = ONE_UNDERSCORE.matcher(base);
    if (one.matches()) {
      return Optional.of(
          " has no __ after its version; name it " + one.group(1) + "__" + one.group(2));
    }
    return base.matches("B[0-9].*")
        ? Optional.of(
            " is named by neither convention: Sluice does not run Flyway's baseline scripts"
                + CONVENTIONS)
        : Optional.empty();
  }

  private static boolean isMisnamedSettings(String file, Set<String> stems) {
    String lower = file.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(FileKind.SETTINGS_SUFFIX)) {
      return false;
    }
    String stem = lower.substring(0, lower.length() - FileKind.SETTINGS_SUFFIX.length());
    return stem.endsWith(FileKind.SCRIPT_SUFFIX) || stems.contains(stem);
  }

  private static boolean isAlmostScript(String base) {
    int suffix = base.toLowerCase(Locale.ROOT).indexOf(FileKind.SCRIPT_SUFFIX);
    return VERSIONED.matcher(base).matches()
        || PAIRED.matcher(base).matches()
        || (suffix > 0
            && ScriptName.parse(base.substring(0, suffix) + FileKind.SCRIPT_SUFFIX).isPresent());
  }

  /** A note, a copy or a backup of a script that does run. */
  private static boolean isBesideItsScript(String file, Set<String> stems) {
    String lower = file.toLowerCase(Locale.ROOT);
    return IntStream.range(0, lower.length())
        .filter(at -> lower.charAt(at) == '.' || lower.charAt(at) == '~')
        .anyMatch(at -> stems.contains(lower.substring(0, at)));
  }
}
