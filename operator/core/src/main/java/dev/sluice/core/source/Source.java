package dev.sluice.core.source;

import java.util.Map;

/** What is known of the scripts' origin in this pass. */
public sealed interface Source {
  /**
   * The scripts are there.
   *
   * @param digest sha256 hex over the files, or over image reference and path
   * @param resourceVersions of the ConfigMaps that were read; empty for other kinds
   */
  record Found(String digest, Map<String, String> resourceVersions) implements Source {
    public Found {
      resourceVersions = Map.copyOf(resourceVersions);
    }
  }

  /** Something the source names is not there (yet). */
  record Missing(String message) implements Source {}

  /** It is there and cannot be used. */
  record Invalid(String message) implements Source {}
}
