package dev.sluice.grammar;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import dev.sluice.grammar.Answer.Json;
import dev.sluice.grammar.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The grammar of PostgreSQL 18. One per thread: it is not safe for two, and takes some MB. After
 * any {@link PgQueryException} the next call works.
 *
 * <p>A script is refused when it holds a NUL or invalid UTF-8; a byte order mark is a syntax error.
 * Offsets are bytes of UTF-8, positions of errors are characters.
 *
 * <p>Statements nest as deep as the thread's stack allows: 2,000 terms of {@code 1+1+...} at 1 MB,
 * 10,000 at 16 MB; beyond, "statement nested too deeply". Run it on a stack of 1 to 16 MB and never
 * on more, or C's own stack, which nothing checks, is used up first.
 *
 * <p>Trees are about seven times as long as their script: one of 5 MB needs 300 MB of heap.
 *
 * <p>Time is not always linear: 20 KB of nested comments take seconds. Interrupt the thread to end
 * a parse: it throws "took too long", and the thread stays interrupted.
 */
public final class PgQuery implements AutoCloseable {
  /** libpg_query refuses a text of no length, which PostgreSQL does not. */
  private static final byte[] BLANK = {' '};

  private final Supplier<Library> starter;

  /** Empty from the start of each call until its library is known to be in order again. */
  private Optional<Library> library = Optional.empty();

  public PgQuery() {
    this(Library::start);
  }

  PgQuery(Supplier<Library> starter) {
    this.starter = starter;
  }

  public List<Statement> parse(String script) {
    return parse(ScriptBytes.of(script));
  }

  public List<Statement> parse(byte[] script) {
    return JsonReader.statements(text(script, Library::parse), script.length);
  }

  /**
   * The parse trees as libpg_query's JSON, in UTF-8: {@code {"stmts":[{"stmt":{...},
   * "stmt_location":7,"stmt_len":9},...]}}; a location that is 0 and the length of a last statement
   * without a semicolon are not in it.
   */
  public byte[] parseToJson(byte[] script) {
    return json(script, Library::parse);
  }

  /** UTF-8; a {@link PgQueryException} for half a surrogate pair. */
  public static byte[] bytes(String script) {
    return ScriptBytes.of(script);
  }

  public List<Token> scan(String script) {
    return scan(ScriptBytes.of(script));
  }

  /** Tokens and comments. The script need not be valid, but its quotes and comments must end. */
  public List<Token> scan(byte[] script) {
    return JsonReader.tokens(text(script, Library::scan));
  }

  /** JSON of the PL/pgSQL functions and DO blocks of a script: {@code {"plpgsql_funcs":[...]}}. */
  public String parsePlpgsql(String script) {
    return text(ScriptBytes.of(script), Library::parsePlpgsql);
  }

  /** Gives the memory back; a later call would take it again. */
  @Override
  public void close() {
    library = Optional.empty();
  }

  Optional<Library> library() {
    return library;
  }

  private String text(byte[] script, BiFunction<Library, byte[], Answer> function) {
    return new String(json(script, function), StandardCharsets.UTF_8);
  }

  private byte[] json(byte[] script, BiFunction<Library, byte[], Answer> function) {
    ScriptBytes.check(script);
    return switch (answer(script.length == 0 ? BLANK : script, function)) {
      case Json(byte[] text) -> text;
      case Refused(String message, int position) -> throw new PgQueryException(message, position);
    };
  }

  private Answer answer(byte[] script, BiFunction<Library, byte[], Answer> function) {
    Optional<Library> kept = library;
    library = Optional.empty();
    try {
      Library running = kept.orElseGet(starter);
      Answer answer = function.apply(running, script);
      library = Optional.of(running).filter(used -> !used.isLarge());
      return answer;
    } catch (StackOverflowError e) {
      throw tooDeep();
    } catch (OutOfMemoryError e) {
      throw new PgQueryException("out of memory", 0);
    } catch (ChicoryInterruptedException e) {
      throw new PgQueryException("took too long", 0);
    } catch (ChicoryException e) {
      throw e.getCause() instanceof StackOverflowError ? tooDeep() : failed(e);
    } catch (Abort e) {
      throw failed(e);
    }
  }

  private static PgQueryException tooDeep() {
    return new PgQueryException("statement nested too deeply", 0);
  }

  private static PgQueryException failed(RuntimeException cause) {
    return new PgQueryException("the parser failed: " + cause.getMessage(), 0);
  }
}
