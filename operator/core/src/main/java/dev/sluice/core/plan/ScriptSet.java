package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All scripts of a source, known to fit together.
 *
 * @param versioned by ascending version
 * @param undo by ascending version
 * @param repeatable by description, the order in which Flyway runs them
 * @param callbacks in the order of their file names
 * @param ignored files that are no scripts
 * @param leftOut scripts of all kinds that their settings leave out; they are in no other list
 */
public record ScriptSet(
    ScriptName.Convention convention,
    List<Script> versioned,
    List<Script> undo,
    List<Script> repeatable,
    List<Script> callbacks,
    List<String> ignored,
    List<Script> leftOut) {

  public ScriptSet {
    versioned = List.copyOf(versioned);
    undo = List.copyOf(undo);
    repeatable = List.copyOf(repeatable);
    callbacks = List.copyOf(callbacks);
    ignored = List.copyOf(ignored);
    leftOut = List.copyOf(leftOut);
  }

  /** All that an apply may run. */
  public List<Script> running() {
    return Stream.of(versioned, repeatable, callbacks).flatMap(List::stream).toList();
  }

  /** Also one that is left out: its version is in the set. */
  Optional<Script> version(Version version) {
    return find(versioned, version)
        .or(() -> find(leftOut(ScriptName.Kind.VERSIONED).toList(), version));
  }

  /** As the history stores it; also of a script that is left out. */
  boolean hasRepeatable(String storedDescription) {
    return Stream.concat(repeatable.stream(), leftOut(ScriptName.Kind.REPEATABLE))
        .anyMatch(script -> script.name().storedDescription().equals(storedDescription));
  }

  private Stream<Script> leftOut(ScriptName.Kind kind) {
    return leftOut.stream().filter(script -> script.name().kind() == kind);
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
