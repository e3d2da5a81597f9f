package dev.sluice.core.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which versions a database has, and which of the set it has not.
 *
 * @param applied in effect, lowest first, as the history has them
 * @param baseline this and all before it count as applied; null without one
 * @param pending of the set, also beyond the target, lowest first
 * @param abridged true when the lists were left out for their length
 */
public record Versions(
    List<String> applied, @Nullable String baseline, List<String> pending, boolean abridged) {
  public static final Versions ABRIDGED = new Versions(List.of(), null, List.of(), true);

  public Versions {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
  }

  public static Versions of(History history, ScriptSet scripts) {
    var effective = history.versions();
    var baseline = history.baseline();
    var applied =
        effective.values().stream()
            .filter(row -> !row.isBaseline())
            .flatMap(row -> History.versionOf(row).stream())
            .map(Version::text)
            .toList();
    var pending =
        scripts.versioned().stream()
            .flatMap(script -> Stream.ofNullable(script.version()))
            .filter(version -> !effective.containsKey(version))
            .filter(version -> baseline.filter(from -> version.compareTo(from) <= 0).isEmpty())
            .map(Version::text)
            .toList();
    return new Versions(applied, baseline.map(Version::text).orElse(null), pending, false);
  }
}
