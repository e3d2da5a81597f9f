package dev.sluice.engine.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scripts made from real ones by small faults: the same seed and the same originals give the same
 * scripts. Each has a random generator of its own, so one of them can be made alone.
 */
public final class Mutations {
  private static final List<Path> ORIGINALS =
      List.of(
          Path.of("src/test/resources/dev/sluice/engine/corpus"),
          Path.of("..", "..", "migrations"));

  private static final int MOST_FAULTS = 4;

  /** Longer originals are cut, so that thousands of scripts are parsed in seconds. */
  private static final int LONGEST = 8_000;

  /** Words and numbers, blanks, line ends, or a single other character. */
  private static final Pattern BETWEEN_TOKENS =
      Pattern.compile(
          "(?<=[\\w$])(?![\\w$])|(?<![\\w$])(?=[\\w$])|(?<=[^\\w$\\s])(?=[^\\w$])|(?<=\\s)(?=\\S)|(?<=\n)");

  private static final Pattern BETWEEN_LINES = Pattern.compile("(?<=\n)");

  /** What opens or ends something, ends a statement, or only looks like it. */
  private static final List<String> INSERTED =
      List.of(
          ";",
          ";;",
          "'",
          "''",
          "E'",
          "U&'",
          "B'",
          "\\'",
          "\"",
          "\"\"",
          "U&\"",
          "$$",
          "$q$",
          "$1",
          "$a$b",
          "$",
          "${",
          "${x}",
          "${ x }",
          "$${",
          "}",
          "--",
          "-- ",
          "/*",
          "*/",
          "/* /* */",
          "\\",
          "\\.",
          "\n\\.\n",
          "\\restrict x\n",
          "(",
          ")",
          "((",
          "))",
          "[",
          "]",
          ":",
          "::",
          ":=",
          "=>",
          ":x",
          "?",
          "BEGIN",
          "BEGIN;",
          "BEGIN ATOMIC",
          "END",
          "END;",
          "COMMIT;",
          "COMMIT AND CHAIN;",
          "ROLLBACK;",
          "SAVEPOINT a;",
          "CASE",
          "CASE WHEN true THEN",
          "COPY t FROM stdin;\n",
          "FROM stdin",
          "UESCAPE '!'",
          "CREATE FUNCTION f() RETURNS int ",
          "DO $$",
          "\r",
          "\r\n",
          "\n",
          "\t",
          "\f",
          "\u000b");

  /** Code points that a reader of text may take for another, or not at all. */
  private static final int[] ODD_CODE_POINTS = {
    0x01, 0x07, 0x08, 0x1A, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0xDF, 0x130, 0x17F, 0x301, 0x200B, 0x200D,
    0x200E, 0x2018, 0x2019, 0x202E, 0x2028, 0x2029, 0x212A, 0x2212, 0x3000, 0xFEFF, 0xFF04, 0xFF07,
    0xFF1B, 0xFFFD, 0xFFFF, 0x1D11E, 0x1F600, 0x10FFFF
  };

  private enum Fault {
    DELETE_TOKEN,
    DUPLICATE_TOKEN,
    SWAP_TOKENS,
    DELETE_LINE,
    DUPLICATE_LINE,
    SWAP_LINES,
    SPLICE,
    INSERT,
    INSERT_ODD_CODE_POINT,
    DROP_PARENTHESIS,
    CHANGE_CASE,
    TRUNCATE
  }

  private final List<String> originals;
  private final long seed;

  public Mutations(List<String> originals, long seed) {
    this.originals = originals.stream().map(Mutations::cut).toList();
    this.seed = seed;
  }

  /** Of the corpus and of the scripts in migrations. */
  public static Mutations ofRealScripts(long seed) {
    return new Mutations(ORIGINALS.stream().flatMap(Mutations::scripts).toList(), seed);
  }

  /** Those that the others are made of. */
  public Stream<String> originals() {
    return originals.stream();
  }

  public Stream<String> scripts(int count) {
    return IntStream.range(0, count).mapToObj(this::script);
  }

  /** The one with that number, alone: for a failure to be seen again. */
  public String script(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    String script = originals.get(number % originals.size());
    int faults = 1 + random.nextInt(MOST_FAULTS);
    for (int i = 0; i < faults; i++) {
      script = withFault(script, random);
    }
    return script;
  }

  private String withFault(String script, SplittableRandom random) {
    return switch (one(Fault.values(), random)) {
      case DELETE_TOKEN -> without(tokens(script), random);
      case DUPLICATE_TOKEN -> twice(tokens(script), random);
      case SWAP_TOKENS -> swapped(tokens(script), random);
      case DELETE_LINE -> without(lines(script), random);
      case DUPLICATE_LINE -> twice(lines(script), random);
      case SWAP_LINES -> swapped(lines(script), random);
      case SPLICE -> spliced(script, random);
      case INSERT -> inserted(script, INSERTED.get(random.nextInt(INSERTED.size())), random);
      case INSERT_ODD_CODE_POINT -> inserted(script, oddCodePoint(random), random);
      case DROP_PARENTHESIS -> withoutParenthesis(script, random);
      case CHANGE_CASE -> otherCase(tokens(script), random);
      case TRUNCATE -> script.substring(0, place(script, random));
    };
  }

  private String spliced(String script, SplittableRandom random) {
    String other = originals.get(random.nextInt(originals.size()));
    return script.substring(0, place(script, random)) + other.substring(place(other, random));
  }

  private static String without(List<String> parts, SplittableRandom random) {
    parts.remove(random.nextInt(parts.size()));
    return String.join("", parts);
  }

  private static String twice(List<String> parts, SplittableRandom random) {
    int at = random.nextInt(parts.size());
    parts.add(at, parts.get(at));
    return String.join("", parts);
  }

  private static String swapped(List<String> parts, SplittableRandom random) {
    int one = random.nextInt(parts.size());
    int other = random.nextInt(parts.size());
    parts.set(one, parts.set(other, parts.get(one)));
    return String.join("", parts);
  }

  private static String otherCase(List<String> parts, SplittableRandom random) {
    int at = random.nextInt(parts.size());
    String part = parts.get(at);
    int first = part.isEmpty() ? 0 : part.charAt(0);
    parts.set(
        at,
        Character.isUpperCase(first)
            ? part.toLowerCase(Locale.ROOT)
            : part.toUpperCase(Locale.ROOT));
    return String.join("", parts);
  }

  private static String inserted(String script, String text, SplittableRandom random) {
    int at = place(script, random);
    return script.substring(0, at) + text + script.substring(at);
  }

  private static String withoutParenthesis(String script, SplittableRandom random) {
    int[] places =
        IntStream.range(0, script.length())
            .filter(i -> "()[]".indexOf(script.charAt(i)) >= 0)
            .toArray();
    if (places.length == 0) {
      return inserted(script, "(", random);
    }
    int at = places[random.nextInt(places.length)];
    return script.substring(0, at) + script.substring(at + 1);
  }

  private static String oddCodePoint(SplittableRandom random) {
    return Character.toString(ODD_CODE_POINTS[random.nextInt(ODD_CODE_POINTS.length)]);
  }

  /** Never between the halves of a surrogate pair: the result is text that UTF-8 can hold. */
  private static int place(String script, SplittableRandom random) {
    int at = random.nextInt(script.length() + 1);
    boolean splits =
        at > 0
            && at < script.length()
            && Character.isSurrogatePair(script.charAt(at - 1), script.charAt(at));
    return splits ? at - 1 : at;
  }

  private static <T> T one(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> tokens(String script) {
    return new ArrayList<>(Arrays.asList(BETWEEN_TOKENS.split(script)));
  }

  private static List<String> lines(String script) {
    return new ArrayList<>(Arrays.asList(BETWEEN_LINES.split(script)));
  }

  private static String cut(String script) {
    if (script.length() <= LONGEST) {
      return script;
    }
    int end = Character.isHighSurrogate(script.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return script.substring(0, end);
  }

  private static Stream<String> scripts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream()
          .map(Mutations::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
