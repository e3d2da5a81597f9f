package dev.sluice.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileScriptTest {
  private final PgQuery grammar = new PgQuery();

  @AfterEach
  void nextScriptIsParsed() {
    assertThat(grammar.parse("SELECT 1; SELECT 2")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a NUL would hide what follows it        | 53454c45435420c3a93b0044524f50 | 10 | NUL byte in the script
          a lone byte of two is no UTF-8          | 53454c4543542027c327           |  9 | invalid UTF-8 in the script
          a NUL in an overlong form is no UTF-8   | 53454c4543542027c08027         |  9 | invalid UTF-8 in the script
          a script may not end within a character | 53454c4543542027e282           |  9 | invalid UTF-8 in the script
          half a surrogate pair is no character   | 53454c4543542027eda08027       |  9 | invalid UTF-8 in the script
          """)
  void badBytesAreRefused(String name, String hexadecimal, int position, String message) {
    PgQueryException error = refused(HexFormat.of().parseHex(hexadecimal));
    assertThat(error).hasMessage(message);
    assertThat(error.cursorPosition()).isEqualTo(position);
  }

  @Test
  void halfASurrogatePairInAStringIsRefused() {
    assertThat(catchThrowableOfType(PgQueryException.class, () -> grammar.parse("SELECT '\ud800'")))
        .hasMessage("half a surrogate pair in the script");
  }

  @Test
  void aByteOrderMarkIsASyntaxError() {
    assertThat(refused("\ufeffSELECT 1")).hasMessageStartingWith("syntax error");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parentheses      | SELECT   | (           | 1 | )   |  10000 | memory exhausted
          never closed     | SELECT   | (           |   |     |  10000 | memory exhausted
          sums             | SELECT 1 | +1          |   |     | 100000 | nested too deeply
          unions           | SELECT 1 |  ' UNION SELECT 1' |   |     |  20000 | nested too deeply
          joins            | SELECT * FROM a | ' CROSS JOIN a' | | | 20000 | nested too deeply
          """)
  void whatNestsTooDeepIsRefused(
      String name, String start, String open, String inner, String close, int depth, String why) {
    String script = start + ' ' + open.repeat(depth) + text(inner) + text(close).repeat(depth);
    assertThat(refused(script)).hasMessageContaining(why);
  }

  @Test
  void aLongListIsNotDeep() {
    assertThat(grammar.parse("INSERT INTO t VALUES (1, 'abc')" + ", (2, 'def')".repeat(20_000)))
        .hasSize(1);
  }

  /** More than the thousand levels at which a JSON reader stops when it is not told otherwise. */
  @Test
  void whatTheGrammarAcceptsIsNotTooDeepForJson() {
    assertThat(grammar.parse("SELECT 1" + "+1".repeat(600))).hasSize(1);
  }

  @Test
  void anInterruptEndsWhatTakesTooLong() throws InterruptedException {
    String comments = "/*".repeat(1_000_000);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> grammar.parse(comments));
    thread.setUncaughtExceptionHandler((which, error) -> thrown.set(error));
    thread.start();
    while (!isParsing(thread)) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(PgQueryException.class).hasMessage("took too long");
  }

  private static boolean isParsing(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("libpgquery."));
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }

  private PgQueryException refused(String script) {
    return refused(script.getBytes(StandardCharsets.UTF_8));
  }

  private PgQueryException refused(byte[] script) {
    return catchThrowableOfType(PgQueryException.class, () -> grammar.parse(script));
  }
}
