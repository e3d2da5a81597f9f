package dev.sluice.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final PgQuery grammar = new PgQuery();

  @Test
  void doesNotGrowWithTheNumberOfScripts() {
    List<String> statements = SampleStatements.ofEachForm(5, 2);
    parseGoodAndBad(statements);
    Library library = grammar.library().orElseThrow();
    long bytes = library.memoryBytes();
    int heapEnd = heapEnd(library);
    for (int round = 0; round < 5; round++) {
      parseGoodAndBad(statements);
    }
    assertThat(grammar.library()).containsSame(library);
    assertThat(library.memoryBytes()).isEqualTo(bytes);
    assertThat(heapEnd(library)).isEqualTo(heapEnd);
  }

  /** It leaks some 16 bytes a call; a library that became large by it would be given back. */
  @Test
  void growsLittleWithTheNumberOfPlpgsqlBodies() {
    grammar.parsePlpgsql("DO $$ BEGIN PERFORM 1; END $$");
    Library library = grammar.library().orElseThrow();
    int heapEnd = heapEnd(library);
    for (int i = 0; i < 500; i++) {
      grammar.parsePlpgsql("DO $$ BEGIN PERFORM 1; END $$");
    }
    assertThat(heapEnd(library) - heapEnd).isLessThan(500 * 64);
  }

  @Test
  void ofALargeScriptIsGivenBack() {
    grammar.parse("SELECT '" + "x".repeat(20_000_000) + "'");
    assertThat(grammar.library()).isEmpty();
    assertThat(grammar.parse("SELECT 1")).hasSize(1);
    assertThat(grammar.library()).isPresent();
  }

  private void parseGoodAndBad(List<String> statements) {
    for (String statement : statements) {
      said(() -> grammar.parse(statement));
      said(() -> grammar.scan(statement));
      said(() -> grammar.parse(statement.substring(0, statement.length() / 2)));
    }
  }

  private static void said(Runnable call) {
    try {
      call.run();
    } catch (PgQueryException e) {
      assertThat(e).hasMessageNotContaining("failed");
    }
  }

  /** Where a large block goes: it creeps up when the C side leaks. */
  private static int heapEnd(Library library) {
    int pointer = library.allocate(1 << 20);
    library.free(pointer);
    return pointer;
  }
}
