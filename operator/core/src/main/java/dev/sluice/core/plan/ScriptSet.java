package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * All scripts of a source, known to fit together.
 *
 * @param versioned by ascending version
 * @param undo by ascending version
 * @param repeatable by description, the order in which Flyway runs them
 * @param callbacks in the order of their file names
 * @param ignored files that are no scripts
 */
public record ScriptSet(
    ScriptName.Convention convention,
    List<Script> versioned,
    List<Script> undo,
    List<Script> repeatable,
    List<Script> callbacks,
    List<String> ignored) {

  public ScriptSet {
    versioned = List.copyOf(versioned);
    undo = List.copyOf(undo);
    repeatable = List.copyOf(repeatable);
    callbacks = List.copyOf(callbacks);
    ignored = List.copyOf(ignored);
  }

  Optional<Script> version(Version version) {
    return find(versioned, version);
  }

  Optional<Script> undoOf(Script script) {
    Version version = script.version();
    return version == null ? Optional.empty() : find(undo, version);
  }

  public List<Script> callbacks(CallbackEvent event) {
    return callbacks.stream()
        .filter(script -> script.name().description().equals(event.fileStem()))
        .toList();
  }

  private static Optional<Script> find(List<Script> scripts, Version version) {
    return scripts.stream().filter(script -> version.equals(script.version())).findFirst();
  }
}
