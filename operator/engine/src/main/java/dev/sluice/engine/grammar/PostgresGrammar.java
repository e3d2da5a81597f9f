package dev.sluice.engine.grammar;

import dev.sluice.core.risk.Grammar;
import dev.sluice.grammar.PgQuery;
import dev.sluice.grammar.PgQueryException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Parses on a thread of its own, which has the stack that long expressions need and can be
 * interrupted. Idle, the thread ends, and the 36 MB of its parser with it.
 */
public final class PostgresGrammar implements Grammar {
  private static final int LONGEST = 1 << 20;
  private static final long STACK_BYTES = 16L << 20; // more, and the parser's C stack ends first
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

  public PostgresGrammar() {
    this(LONG);
  }

  PostgresGrammar(Duration limit) {
    this.limit = limit;
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
    if (sql.length() > LONGEST) {
      return new NotUnderstood("is longer than " + (LONGEST >> 10) + " KiB");
    }
    Future<Answer> answer = thread.submit(() -> answer(sql));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new NotUnderstood("takes longer than " + limit.toSeconds() + " seconds to parse");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the grammar failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while parsing", e);
    } finally {
      answer.cancel(true);
    }
  }

  private Answer answer(String sql) {
    try {
      return new Parsed(
          parser.get().parse(sql).stream()
              .map(statement -> TreeReader.read(statement.tree()))
              .toList());
    } catch (PgQueryException e) {
      return e.cursorPosition() > 0
          ? new SyntaxError(String.valueOf(e.getMessage()), e.cursorPosition())
          : new NotUnderstood("could not be parsed (" + e.getMessage() + ")");
    } catch (StackOverflowError e) {
      return new NotUnderstood("is nested too deeply");
    }
  }
}
