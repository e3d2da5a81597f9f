package dev.sluice.core.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the file {@code x.sql.conf} says about the script {@code x.sql}.
 *
 * @param executeInTransaction empty when the statements decide
 * @param placeholderReplacement false keeps {@code ${...}} as text; true only allows what the set
 *     allows, as in Flyway
 * @param charset how the script's bytes become text
 * @param shouldExecute false leaves the script out
 */
public record ScriptSettings(
    Optional<Boolean> executeInTransaction,
    boolean placeholderReplacement,
    Charset charset,
    boolean shouldExecute) {
  /** Of a script without such a file. */
  public static final ScriptSettings DEFAULT =
      new ScriptSettings(Optional.empty(), true, StandardCharsets.UTF_8, true);
}
