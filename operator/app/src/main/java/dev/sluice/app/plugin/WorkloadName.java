package dev.sluice.app.plugin;

import dev.sluice.app.gate.GatedKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code api}, or with its kind as people and kubectl write it: {@code Deployment/api}, {@code
 * deployment.apps/api}, {@code deploy/api}.
 *
 * @param kind empty when none was named
 */
record WorkloadName(Optional<GatedKind> kind, String name) {
  private static final Map<String, GatedKind> SHORT =
      Map.of(
          "deploy", GatedKind.Deployment,
          "sts", GatedKind.StatefulSet,
          "ds", GatedKind.DaemonSet,
          "cj", GatedKind.CronJob,
          "ro", GatedKind.Rollout);

  /** Reads what was typed. */
  static final class Converter implements ITypeConverter<WorkloadName> {
    @Override
    public WorkloadName convert(String typed) {
      var slash = typed.indexOf('/');
      return slash < 0
          ? new WorkloadName(Optional.empty(), typed)
          : new WorkloadName(
              Optional.of(kind(typed, typed.substring(0, slash))), typed.substring(slash + 1));
    }

    private static GatedKind kind(String typed, String word) {
      return Arrays.stream(GatedKind.values())
          .filter(kind -> words(kind).anyMatch(word::equalsIgnoreCase))
          .findFirst()
          .or(() -> Optional.ofNullable(SHORT.get(word)))
          .orElseThrow(() ->
              new TypeConversionException(
                  "'"
                      + typed
                      + "' is none of "
                      + Arrays.stream(GatedKind.values())
                          .map(GatedKind::name)
                          .collect(Collectors.joining(", "))
                      + "; write it like Deployment/api"));
    }

    private static Stream<String> words(GatedKind kind) {
      return Stream.of(kind.name(), kind.plural())
          .flatMap(word -> Stream.of(word, word + "." + kind.group()));
    }
  }
}
