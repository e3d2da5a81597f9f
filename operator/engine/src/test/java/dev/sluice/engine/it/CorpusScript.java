package dev.sluice.engine.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of the corpus, with what the comments at its begin say of it: {@code -- minimum: 15}
 * (the first server that has its features), {@code -- fails: 4} (the line where its failing
 * statement starts), {@code -- fails: 4 psql 6} (psql names the line where it has read the whole
 * statement), {@code -- refused: 4} (psql runs it, Sluice refuses the statement that starts there
 * and says why), {@code -- one-transaction} (it needs the transaction that only Sluice gives a
 * script without being asked), {@code -- client: 18} (a psql before 18 cannot send it to a server
 * from 18 on, because it sends the {@code \.} of CSV data along).
 *
 * @param name topic and file
 */
record CorpusScript(
    String name,
    Path file,
    String text,
    int minimum,
    Optional<Lines> fails,
    Optional<Integer> refused,
    boolean oneTransaction,
    int client) {
  private static final Path FOLDER = Path.of("src/test/resources/dev/sluice/engine/corpus");

  private static final Pattern HEADER =
      Pattern.compile("\\G\uFEFF?-- ([a-z-]+)(?:: (\\d+)(?: psql (\\d+))?)?(?:\r\n|\r|\n)");

  /** Where a script fails. */
  record Lines(int statement, int psql) {}

  static List<CorpusScript> all() {
    String wanted = System.getProperty("sluice.corpus", "");
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths
          .filter(path -> path.toString().endsWith(".sql"))
          .filter(path -> path.toString().contains(wanted))
          .sorted()
          .map(CorpusScript::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each one on the oldest and the newest server; of the servers between, one is enough. */
  boolean runsOn(int server) {
    boolean chosen =
        server == PostgresServer.OLDEST
            || server == PostgresServer.NEWEST
            || server == minimum
            || Math.floorMod(name.hashCode(), 3) == server % 3;
    return server >= minimum && chosen;
  }

  private static CorpusScript read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<MatchResult> headers = HEADER.matcher(text).results().toList();
    return new CorpusScript(
        FOLDER.relativize(file).toString(),
        file,
        text,
        number(headers, "minimum").orElse(PostgresServer.OLDEST),
        header(headers, "fails").map(CorpusScript::lines),
        number(headers, "refused"),
        header(headers, "one-transaction").isPresent(),
        number(headers, "client").orElse(0));
  }

  private static Lines lines(MatchResult header) {
    int statement = Integer.parseInt(header.group(2));
    return new Lines(
        statement, header.group(3) == null ? statement : Integer.parseInt(header.group(3)));
  }

  private static Optional<Integer> number(List<MatchResult> headers, String name) {
    return header(headers, name).map(header -> Integer.valueOf(header.group(2)));
  }

  private static Optional<MatchResult> header(List<MatchResult> headers, String name) {
    return headers.stream().filter(header -> header.group(1).equals(name)).findFirst();
  }
}
