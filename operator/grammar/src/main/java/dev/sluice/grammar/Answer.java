package dev.sluice.grammar;

/** What the library says of a script. Its memory is in order after either. */
sealed interface Answer {
  /** UTF-8. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Json(byte[] text) implements Answer {}

  record Refused(String message, int cursorPosition) implements Answer {}
}
