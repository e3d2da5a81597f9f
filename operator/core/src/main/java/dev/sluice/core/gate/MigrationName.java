package dev.sluice.core.gate;

/** Which SchemaMigration. */
public record MigrationName(String namespace, String name) {
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
