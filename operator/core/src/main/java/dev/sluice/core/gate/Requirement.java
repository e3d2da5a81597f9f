package dev.sluice.core.gate;

import dev.sluice.core.plan.Version;

/** One version that a pod template needs. */
public record Requirement(MigrationName migration, Version version) {

  /** As people write it in that namespace: {@code orders@20260105.1}, {@code shop/orders@1}. */
  public String in(String namespace) {
    var name = migration.namespace().equals(namespace) ? migration.name() : migration.toString();
    return name + "@" + version;
  }
}
