package dev.sluice.core.source;

import dev.sluice.core.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scripts as files: name to bytes, sorted by name. */
public record SourceFiles(SortedMap<String, byte[]> files) {
  public SourceFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public static SourceFiles of(Map<String, byte[]> files) {
    return new SourceFiles(new TreeMap<>(files));
  }

  /** sha256 hex over names and bytes. */
  public String digest() {
    var digest = new Digest();
    files.forEach((name, bytes) -> digest.add(name).add(bytes));
    return digest.hex();
  }

  public long size() {
    return files.values().stream().mapToLong(bytes -> bytes.length).sum();
  }
}
