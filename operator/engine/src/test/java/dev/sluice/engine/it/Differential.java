package dev.sluice.engine.it;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.run.Report;
import dev.sluice.engine.it.CorpusScript.Lines;
import java.util.Optional;

/** Runs a script twice, by psql and by Sluice, and compares what it leaves. */
final class Differential {
  /** The first psql that knows how CSV data ends for the servers of its own version. */
  private static final int CSV_CLIENT = 18;

  private final Psql psql;
  private final int server;

  Differential(Psql psql, int server) {
    this.psql = psql;
    this.server = server;
  }

  /** What is wrong, if something is. */
  Optional<String> of(CorpusScript script) {
    return PostgresServer.shared(referenceServer(script))
        .within(reference ->
            PostgresServer.shared(server).within(database -> compare(script, reference, database)))
        .map(problem -> script.name() + " on " + server + ": " + problem);
  }

  private Optional<String> compare(
      CorpusScript script, TestDatabase reference, TestDatabase database) {
    Psql.Outcome expected = psql.run(reference, script);
    Optional<String> corpus = undeclared(script, expected);
    if (corpus.isPresent()) {
      return corpus;
    }
    Report report = TestRun.on(database).script("V1__x.sql", script.text()).apply();
    Optional<Integer> line = script.fails().map(Lines::statement).or(script::refused);
    return line.isPresent()
        ? wrongFailure(line.get(), report.failure())
        : wrongEffect(report.failure(), reference, database);
  }

  /** The corpus itself is wrong: psql does not do what the script's header says. */
  private static Optional<String> undeclared(CorpusScript script, Psql.Outcome psql) {
    boolean declared =
        script
            .fails()
            .map(lines -> !psql.succeeded() && psql.line().orElse(0) == lines.psql())
            .orElse(psql.succeeded());
    return declared
        ? Optional.empty()
        : Optional.of("psql does not do what the header says: " + psql.output().strip());
  }

  private static Optional<String> wrongFailure(Integer line, Failure failure) {
    if (failure == null) {
      return Optional.of("Sluice applies it, and should fail in line " + line);
    }
    return line.equals(failure.line())
        ? Optional.empty()
        : Optional.of(
            "fails in line " + failure.line() + ", not " + line + ": " + failure.message());
  }

  private static Optional<String> wrongEffect(
      Failure failure, TestDatabase reference, TestDatabase database) {
    if (failure != null) {
      return Optional.of(failure.reason() + ": " + failure.message());
    }
    Fingerprint expected = Fingerprint.of(reference);
    Fingerprint actual = Fingerprint.of(database);
    return expected.equals(actual) ? Optional.empty() : Optional.of(expected.difference(actual));
  }

  /** An older psql shows on the newest older server what the script means. */
  private int referenceServer(CorpusScript script) {
    boolean known = server < CSV_CLIENT || script.client() <= psql.major();
    return known ? server : CSV_CLIENT - 1;
  }
}
