package dev.sluice.core.reconcile;

/** A resource in a cluster; the uid tells it from an earlier one of the same name. */
public record ResourceId(String namespace, String name, String uid) {
  /** namespace/name. */
  public String path() {
    return namespace + "/" + name;
  }
}
