package dev.sluice.core.sql;

import java.util.List;

/** Reads what comments say about how their script is to be run. */
@FunctionalInterface
public interface CommentReader {
  CommentReader NONE = comments -> new Reading(true, List.of());

  /**
   * What was read.
   *
   * @param transactional false where each statement is to be committed by itself
   */
  record Reading(boolean transactional, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  Reading read(List<LineComment> comments);
}
