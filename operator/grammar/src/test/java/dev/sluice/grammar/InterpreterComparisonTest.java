package dev.sluice.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the build split and compiled says what the module of npm says, whole and interpreted. */
class InterpreterComparisonTest {
  private static final WasmModule ORIGINAL =
      Parser.parse(Path.of("target", "wasm", "libpg-query.wasm"));

  private final PgQuery compiled = new PgQuery();
  private final PgQuery interpreted =
      new PgQuery(() -> Library.start(ORIGINAL, InterpreterMachine::new));

  @Test
  void bothSayTheSameOfWholeStatements() {
    List<String> statements = SampleStatements.ofEachForm(2, 11);
    assertThat(statements).allSatisfy(this::bothSayTheSame);
    assertThat(compiled.parse(String.join(";", statements))).hasSameSizeAs(statements);
  }

  @Test
  void bothSayTheSameOfStatementsCutShort() {
    assertThat(SampleStatements.ofEachForm(1, 12))
        .allSatisfy(
            statement -> bothSayTheSame(statement.substring(0, statement.length() * 2 / 3)));
  }

  private void bothSayTheSame(String script) {
    assertThat(said(() -> compiled.parse(script))).isEqualTo(said(() -> interpreted.parse(script)));
    assertThat(said(() -> compiled.scan(script))).isEqualTo(said(() -> interpreted.scan(script)));
    assertThat(said(() -> compiled.parsePlpgsql(script)))
        .isEqualTo(said(() -> interpreted.parsePlpgsql(script)));
  }

  private static Object said(Supplier<Object> call) {
    try {
      return call.get();
    } catch (PgQueryException e) {
      return e.getMessage() + " at " + e.cursorPosition();
    }
  }
}
