package dev.sluice.core.plan;

import java.util.List;

/**
 * One database that a plan is for.
 *
 * @param url JDBC url without user or password
 * @param schemas the schemas that the scripts own; the first holds the history table
 */
public record Target(String url, List<String> schemas) {
  public Target {
    schemas = List.copyOf(schemas);
  }
}
