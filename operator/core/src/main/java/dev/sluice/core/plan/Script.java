package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * One script of a set.
 *
 * @param sha256 hex, over the file's bytes
 * @param text with placeholders not yet replaced
 */
public record Script(ScriptName name, String sha256, String text) {

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
