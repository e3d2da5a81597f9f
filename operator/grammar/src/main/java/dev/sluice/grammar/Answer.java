package dev.sluice.grammar;

/** What the library says of a script. Its memory is in order after either. */
sealed interface Answer {
  record Json(String text) implements Answer {}

  record Refused(String message, int cursorPosition) implements Answer {}
}
