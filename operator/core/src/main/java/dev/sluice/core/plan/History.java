package dev.sluice.core.plan;

import dev.sluice.core.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the history table says, in the order of its ranks.
 *
 * @param exists false when there is no such table yet
 */
public record History(boolean exists, List<HistoryRow> rows) {
  public static final History NONE = new History(false, List.of());

  public History {
    rows = List.copyOf(rows);
  }

  /** Rows that took effect, without those that an undo or a deletion took back. */
  List<HistoryRow> effective() {
    List<HistoryRow> effective = new ArrayList<>();
    for (HistoryRow row : rows) {
      if (!row.success() || row.isMarker()) {
        continue;
      }
      if (row.isDeletion()) {
        effective.removeIf(earlier -> isSameScript(earlier, row));
      } else {
        effective.add(row);
      }
    }
    return effective;
  }

  /** Versioned rows in effect. */
  SortedMap<Version, HistoryRow> versions() {
    SortedMap<Version, HistoryRow> versions = new TreeMap<>();
    for (HistoryRow row : effective()) {
      versionOf(row).ifPresent(version -> versions.put(version, row));
    }
    return versions;
  }

  /** The last row in effect of a repeatable script; long descriptions are cut in rows. */
  Optional<HistoryRow> repeatable(String description) {
    String stored = ScriptName.stored(description);
    return effective().stream()
        .filter(row -> row.version() == null && row.description().equals(stored))
        .reduce((earlier, later) -> later);
  }

  Optional<Version> baseline() {
    return effective().stream()
        .filter(HistoryRow::isBaseline)
        .flatMap(row -> versionOf(row).stream())
        .max(Version::compareTo);
  }

  /** Whether this version is in effect, or the history begins with a later one. */
  public boolean has(Version version) {
    return versions().containsKey(version)
        || baseline().filter(from -> version.compareTo(from) <= 0).isPresent();
  }

  /** The highest version in effect. */
  public Optional<Version> highest() {
    SortedMap<Version, HistoryRow> versions = versions();
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.lastKey());
  }

  /** How many scripts took effect. */
  public int applied() {
    return (int) effective().stream().filter(row -> !row.isBaseline()).count();
  }

  List<HistoryRow> failed() {
    return rows.stream().filter(row -> !row.success()).toList();
  }

  /** The rank that Flyway would give to the next row. */
  public int nextRank() {
    return rows.isEmpty() ? 1 : rows.getLast().rank() + 1;
  }

  /**
   * sha256 hex over the rows of scripts that took effect. Markers and half applied scripts are not
   * in it: they come and go while a plan is being run.
   */
  public String digest() {
    Digest digest = new Digest();
    for (HistoryRow row : rows) {
      if (row.success() && !row.isMarker()) {
        digest.add(row.version()).add(row.description()).add(row.type()).add(row.script());
        digest.add(row.checksum() == null ? null : row.checksum().toString());
      }
    }
    return digest.hex();
  }

  static Optional<Version> versionOf(HistoryRow row) {
    return Optional.ofNullable(row.version()).flatMap(Version::parse);
  }

  private static boolean isSameScript(HistoryRow earlier, HistoryRow later) {
    Optional<Version> version = versionOf(later);
    return version.isPresent()
        ? versionOf(earlier).equals(version)
        : earlier.version() == null && earlier.description().equals(later.description());
  }
}
