package dev.sluice.app.plugin.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An API server's no, in its own words; or that it was not reached.
 *
 * @param exitCode 1 for a no, 2 when it could not be asked
 */
public record ApiAnswer(String message, int exitCode) {
  private static final Set<Integer> DENIALS = Set.of(400, 403, 409, 413, 422);

  public static ApiAnswer of(KubernetesClientException e) {
    var denied = DENIALS.contains(e.getCode());
    return new ApiAnswer(words(e), denied ? 1 : 2);
  }

  private static String words(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getMessage()))
        .orElseGet(() -> e.getCode() == 0 ? notReached(e) : String.valueOf(e.getMessage()));
  }

  private static String notReached(KubernetesClientException e) {
    return "the API server was not reached: "
        + Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
            .reduce((_, deeper) -> deeper)
            .map(deepest ->
                Objects.requireNonNullElse(
                    deepest.getMessage(), deepest.getClass().getSimpleName()))
            .orElse("");
  }
}
