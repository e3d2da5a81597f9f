package dev.sluice.core.risk;

import dev.sluice.core.risk.Reference.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What earlier statements of the same set have made for certain, so that nobody reads it yet. In
 * doubt a thing was there before: after IF NOT EXISTS or OR REPLACE, and a name without a schema
 * when nobody knows the search path.
 */
final class Made {
  private static final String TEMPORARY = "pg_temp";
  private static final String UNKNOWN = "";

  private final String home;
  private final Set<Reference> objects = new HashSet<>();
  private final Set<String> schemas = new HashSet<>();
  private final Set<String> notValid = new HashSet<>();
  private final Set<String> windows = new HashSet<>();
  private final boolean homeIsAlone;
  private String current;
  private boolean alone;
  private boolean temporaryFirst;
  private final ScriptShape shape = new ScriptShape();
  private String script = "";

  Made(List<String> searchPath) {
    home = searchPath.isEmpty() ? UNKNOWN : searchPath.getFirst();
    homeIsAlone = searchPath.size() == 1;
    searchIn(home, homeIsAlone);
  }

  /** Each script has a session of its own. */
  void enter(String name) {
    if (!script.equals(name)) {
      script = name;
      searchIn(home, homeIsAlone);
      notValid.clear();
      shape.start();
      dropTemporary();
    }
  }

  /** Of the script under way. */
  ScriptShape shape() {
    return shape;
  }

  boolean isNew(Reference reference) {
    return switch (reference.kind()) {
      case SCHEMA -> schemas.contains(reference.name());
      case RELATION, TYPE, ROUTINE -> objects.contains(resolved(reference)) || isInNew(reference);
      case OTHER -> false;
    };
  }

  /** Without a schema only where no other one is searched. */
  private boolean isInNew(Reference reference) {
    return reference.schema().isEmpty()
        ? alone && schemas.contains(current)
        : schemas.contains(reference.schema());
  }

  /** Whether it is new with all its rows: a view and a foreign table show those of others. */
  boolean holdsOnlyNew(Reference reference) {
    return isNew(reference) && !windows.contains(reference.name());
  }

  /** By its name alone, in doubt. */
  void addWindow(Reference reference) {
    windows.add(reference.name());
  }

  /** Whether it goes with the session; such a table is searched before all others. */
  boolean isTemporary(Reference reference) {
    return resolved(reference).schema().startsWith(TEMPORARY);
  }

  /** Whether this script added the constraint as NOT VALID. */
  boolean isNotValid(Reference table, String constraint) {
    return notValid.contains(resolved(table) + " " + constraint);
  }

  void add(Reference reference) {
    Reference made = reference.schema().isEmpty() ? reference.in(current) : reference;
    if (reference.kind() == Kind.SCHEMA && !reference.name().isEmpty()) {
      schemas.add(reference.name());
    } else if (reference.kind() != Kind.OTHER && !made.schema().isEmpty()) {
      objects.add(made);
    }
  }

  void rename(Reference reference, String name) {
    Reference old = resolved(reference);
    if (windows.contains(old.name())) {
      windows.add(name);
    }
    remove(old);
    add(old.named(name));
  }

  void addNotValid(Reference table, String constraint) {
    notValid.add(resolved(table) + " " + constraint);
  }

  void remove(Reference reference) {
    if (reference.kind() == Kind.SCHEMA) {
      schemas.remove(reference.name());
      objects.removeIf(object -> object.schema().equals(reference.name()));
    } else {
      objects.remove(resolved(reference));
    }
  }

  /** What was there before hangs on it now. By its name alone, in doubt. */
  void forget(Reference reference) {
    objects.removeIf(object -> object.name().equals(reference.name()));
    schemas.remove(resolved(reference).schema());
    if (reference.schema().isEmpty() && !alone) {
      schemas.clear();
    }
  }

  void forgetSchema(String schema) {
    schemas.remove(schema);
  }

  /** Whether a name without a schema may be found in another one than what is made. */
  boolean searchesMore() {
    return !alone;
  }

  void dropTemporary() {
    objects.removeIf(object -> object.schema().equals(TEMPORARY));
  }

  /**
   * What is made is made in this schema.
   *
   * @param only whether no other one is searched
   */
  void searchIn(String schema, boolean only) {
    current = schema;
    alone = only;
    temporaryFirst = true;
  }

  void searchAnywhere() {
    current = UNKNOWN;
    alone = false;
    temporaryFirst = false;
  }

  void forgetAll() {
    objects.clear();
    schemas.clear();
    searchAnywhere();
  }

  private Reference resolved(Reference reference) {
    if (!reference.schema().isEmpty()) {
      return reference;
    }
    Reference temporary = reference.in(TEMPORARY);
    boolean found =
        temporaryFirst && reference.kind() == Kind.RELATION && objects.contains(temporary);
    return found ? temporary : reference.in(current);
  }
}
