package dev.sluice.core.sql;

/**
 * A text to be read as a script.
 *
 * @param file its name, for the placeholder {@code flyway:filename} and for messages
 * @param replacePlaceholders whether {@code ${name}} is a placeholder in it
 * @param comments reads what the script's comments say about how it is to be run
 */
public record ScriptSource(
    String file, String text, boolean replacePlaceholders, CommentReader comments) {}
