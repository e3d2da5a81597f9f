package dev.sluice.core.plan;

import java.util.Locale;

/** What a file of the source is for, by its name alone. */
public enum FileKind {
  /** {@code x.sql}, in any case. */
  SCRIPT,
  /** {@code x.sql.conf}: {@link ScriptSettings}. */
  SETTINGS,
  /** Only its name is read, for the plan. */
  OTHER;

  static final String SCRIPT_SUFFIX = ".sql";
  static final String SETTINGS_SUFFIX = ".conf";

  /** Of a file with this name or path. */
  public static FileKind of(String file) {
    if (isScript(file)) {
      return SCRIPT;
    }
    return file.endsWith(SETTINGS_SUFFIX)
            && isScript(file.substring(0, file.length() - SETTINGS_SUFFIX.length()))
        ? SETTINGS
        : OTHER;
  }

  private static boolean isScript(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(SCRIPT_SUFFIX);
  }
}
