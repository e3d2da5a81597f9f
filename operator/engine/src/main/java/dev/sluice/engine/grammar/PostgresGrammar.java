package dev.sluice.engine.grammar;

import dev.sluice.core.sql.Grammar;
import dev.sluice.grammar.PgQuery;
import dev.sluice.grammar.PgQueryException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Parses on a thread of its own, which has the stack that long expressions need and can be
 * interrupted. Idle, the thread ends, and the memory of its parser with it.
 */
public final class PostgresGrammar implements Grammar {
  private static final long STACK_BYTES = 16L << 20; // more, and the parser's C stack ends first

  /** A tree takes up to this many bytes for each character of a text that is all constants. */
  private static final int HEAP_PER_CHAR = 100;

  private static final int MOST_EXPECTED = 4;

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final long IDLE_SECONDS = 2;

  private final ThreadLocal<PgQuery> parser = ThreadLocal.withInitial(PgQuery::new);
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          PostgresGrammar::thread);

  private final Duration limit;
  private final int longest;

  /** What was begun before it was asked for. */
  private final Map<String, Future<Answer>> expected = new HashMap<>();

  public PostgresGrammar() {
    this(LONG, Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_PER_CHAR, 1 << 18, 16 << 20));
  }

  PostgresGrammar(Duration limit, int longest) {
    this.limit = limit;
    this.longest = longest;
    thread.allowCoreThreadTimeOut(true);
  }

  /** Makes the parser ready meanwhile. */
  public void warmUp() {
    thread.execute(() -> answer("SELECT 1"));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "grammar", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Answer parse(String sql) {
    if (sql.length() > longest) {
      return new TooComplex(tooLong());
    }
    Future<Answer> answer = begun(sql);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new TooComplex("takes longer than " + limit.toSeconds() + " seconds to parse");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the grammar failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while parsing", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public synchronized void expect(String sql) {
    if (sql.length() <= longest && expected.size() < MOST_EXPECTED) {
      expected.computeIfAbsent(sql, _ -> thread.submit(() -> answer(sql)));
    }
  }

  /** What nobody asked for gives way to what somebody does. */
  private synchronized Future<Answer> begun(String sql) {
    Future<Answer> begun = expected.remove(sql);
    if (begun != null) {
      return begun;
    }
    expected.values().forEach(answer -> answer.cancel(true));
    expected.clear();
    return thread.submit(() -> answer(sql));
  }

  private String tooLong() {
    return "is longer than "
        + (longest >> 10)
        + " KiB, which is what "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB of heap can parse. Split it; or give more memory: in a Job"
        + " spec.run.pod.resources.limits.memory, half of which is heap";
  }

  private Answer answer(String sql) {
    try {
      byte[] script = PgQuery.bytes(sql);
      return new Parsed(
          TreeReader.read(parser.get().parseToJson(script), new CharOffsets(sql, script.length)));
    } catch (PgQueryException e) {
      return e.cursorPosition() > 0
          ? new SyntaxError(String.valueOf(e.getMessage()), e.cursorPosition())
          : new TooComplex("could not be parsed (" + e.getMessage() + ")");
    } catch (StackOverflowError e) {
      return new TooComplex("is nested too deeply");
    }
  }
}
