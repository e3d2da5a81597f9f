package dev.sluice.engine.catalogue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of scripts, each of which may name a table: as the catalogue spells them. */
public final class MentionedNames {
  private static final int MOST = 20_000;
  private static final int LONGEST = 63;
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"]|\"\"){1,252})\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

  private MentionedNames() {}

  /** Empty when there are too many of them to ask for each. */
  public static Optional<Set<String>> in(Stream<String> scripts) {
    Set<String> names = new HashSet<>();
    boolean few =
        scripts.allMatch(script -> {
          Matcher word = WORD.matcher(script);
          while (names.size() <= MOST && word.find()) {
            String quoted = word.group(1);
            String name =
                quoted == null
                    ? word.group().toLowerCase(Locale.ROOT)
                    : quoted.replace("\"\"", "\"");
            names.add(name.substring(0, Math.min(LONGEST, name.length())));
          }
          return names.size() <= MOST;
        });
    return few ? Optional.of(names) : Optional.empty();
  }
}
