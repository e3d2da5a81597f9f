package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Kind;
import dev.sluice.core.plan.SqlWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parameter that a statement sets, by SET or by {@code set_config}.
 *
 * @param name in lower case
 * @param values words and literals, in lower case, each in parts at commas and spaces
 */
record Setting(String name, List<String> values) {
  private static final String FUNCTION = "set_config";
  private static final int FIRST_WORDS = 32;

  /** A query may set many, anywhere in it. */
  static List<Setting> of(Statement statement) {
    List<Word> words = SqlWords.of(statement.sql(), FIRST_WORDS);
    if (words.size() > 2 && words.get(0).is("set")) {
      boolean scoped = words.get(1).is("session") || words.get(1).is("local");
      return setting(words.subList(scoped ? 2 : 1, words.size())).stream().toList();
    }
    return lowerCase(statement.sql()).contains(FUNCTION)
        ? calls(SqlWords.of(statement.sql()))
        : List.of();
  }

  private static List<Setting> calls(List<Word> words) {
    List<Setting> settings = new ArrayList<>();
    for (int i = 1; i + 4 < words.size(); i++) {
      if (words.get(i).is(FUNCTION) && words.get(i + 2).kind() == Kind.LITERAL) {
        String name = lowerCase(words.get(i + 2).literal());
        settings.add(new Setting(name, parts(words.get(i + 4))));
      }
    }
    return settings;
  }

  private static Optional<Setting> setting(List<Word> words) {
    if (words.size() > 1 && words.get(0).is("names")) {
      return Optional.of(new Setting("client_encoding", parts(words.get(1))));
    }
    if (words.size() < 3 || !(words.get(1).is("to") || words.get(1).isSymbol('='))) {
      return Optional.empty();
    }
    List<String> values = words.stream().skip(2).map(Setting::parts).flatMap(List::stream).toList();
    return Optional.of(new Setting(lowerCase(words.get(0).text()), values));
  }

  private static List<String> parts(Word word) {
    String value = word.kind() == Kind.LITERAL ? word.literal() : word.text();
    return List.of(lowerCase(value).split("[,;\\s]+", -1)).stream()
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
