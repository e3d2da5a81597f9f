package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.util.Optional;

/** Refuses servers before the first statement. */
public final class Preflight {
  private static final int OLDEST = 140000;

  private Preflight() {}

  public static Optional<Failure> refusal(RunRequest request, ServerFacts server) {
    String expected = request.expectedSystemIdentifier();
    if (server.pooled()) {
      return refused(
          Reason.PoolerRefused,
          "The url leads to a pooler that gives one server connection to several sessions: locks"
              + " and settings would not hold. Use the url of the server itself, or a pooler in"
              + " session mode.");
    }
    if (server.standby()) {
      return refused(
          Reason.StandbyRefused,
          "The url leads to a standby, which takes no writes. Use the url of the primary.");
    }
    if (expected != null && !expected.equals(server.systemIdentifier())) {
      return refused(
          Reason.WrongCluster,
          "The url leads to the cluster with system identifier "
              + server.systemIdentifier()
              + "; before it was "
              + expected
              + ". If the server was restored or replaced on purpose, the retry annotation says so:"
              + " the next run takes it as it is. Else correct spec.database.url.");
    }
    if (server.versionNumber() < OLDEST) {
      return refused(
          Reason.ServerUnsupported,
          "The server is PostgreSQL "
              + server.version()
              + "; Sluice needs 14 or later. Upgrade the server.");
    }
    return Optional.empty();
  }

  private static Optional<Failure> refused(Reason reason, String message) {
    return Optional.of(Failure.of(reason, message));
  }
}
