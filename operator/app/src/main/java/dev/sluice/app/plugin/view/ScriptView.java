package dev.sluice.app.plugin.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script that will run.
 *
 * @param order from 1; 0 for a callback, which runs around the others
 * @param name file name
 * @param risk null where nobody said
 * @param undo true when the set has an undo script for it
 * @param undoScript that script's file name, where it is known
 * @param transactional false for several segments, or what runs outside of a transaction
 * @param segments how many transactions, and statements outside of one, it is; 0 where not known
 * @param sql as it is frozen, placeholders as they are written; null when it cannot be shown
 * @param trouble why it cannot be shown
 */
public record ScriptView(
    int order,
    String name,
    @Nullable String version,
    @Nullable String risk,
    boolean undo,
    @Nullable String undoScript,
    boolean transactional,
    int segments,
    @Nullable String sql,
    @Nullable String trouble,
    List<FindingView> findings) {

  public ScriptView {
    findings = List.copyOf(findings);
  }

  public boolean callback() {
    return order == 0;
  }

  /** Whether and by what it is undone. */
  String undoing() {
    if (callback()) {
      return "callback: runs around the scripts";
    }
    if (!undo) {
      return "cannot be undone";
    }
    return undoScript == null ? "can be undone" : "can be undone by " + undoScript;
  }

  String running() {
    if (transactional) {
      return "one transaction";
    }
    return segments > 1
        ? segments + " segments, a failure leaves the finished ones"
        : "outside of a transaction";
  }
}
