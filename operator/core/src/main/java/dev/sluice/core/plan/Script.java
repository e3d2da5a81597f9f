package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * One script of a set.
 *
 * @param sha256 hex, over the file's bytes
 * @param text decoded, without byte order mark, with placeholders not yet replaced
 */
public record Script(ScriptName name, String sha256, String text, ScriptSettings settings) {

  public Script(ScriptName name, String sha256, String text) {
    this(name, sha256, text, ScriptSettings.DEFAULT);
  }

  /** Path below the source, with {@code /}; the history stores it as {@code script}. */
  public String file() {
    return name.file();
  }

  public @Nullable Version version() {
    return name.version();
  }

  @Override
  public String toString() {
    return name.file();
  }
}
