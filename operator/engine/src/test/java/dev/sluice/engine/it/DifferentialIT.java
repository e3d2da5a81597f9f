package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script of the corpus has the effect that psql gives it, or fails where psql fails. */
class DifferentialIT {
  private static final int AT_ONCE = 2;
  private static final List<CorpusScript> SCRIPTS = CorpusScript.all();

  private final Psql psql = Psql.installed();

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void sluiceDoesWhatPsqlDoes(int server) {
    PostgresServer.shared(server).roles("corpus_owner", "corpus_reader", "corpus_writer");
    Differential differential = new Differential(psql, server);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<CompletableFuture<Optional<String>>> running =
          SCRIPTS.stream()
              .filter(script -> script.runsOn(server))
              .map(script -> CompletableFuture.supplyAsync(() -> differential.of(script), threads))
              .toList();

      assertThat(running.stream().map(CompletableFuture::join).flatMap(Optional::stream)).isEmpty();
    }
  }

  @Test
  void theCorpusCoversTheGrammar() {
    if (System.getProperty("sluice.corpus") == null) {
      assertThat(SCRIPTS).hasSizeGreaterThan(300);
      assertThat(SCRIPTS).filteredOn(script -> script.fails().isPresent()).hasSizeGreaterThan(30);
    }
  }
}
