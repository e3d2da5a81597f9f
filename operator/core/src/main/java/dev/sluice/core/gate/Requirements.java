package dev.sluice.core.gate;

import dev.sluice.core.plan.Version;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the annotation {@code sluice.dev/requires} of a pod template says. */
public sealed interface Requirements {
  String FORM = "name@version or namespace/name@version, several with commas between them";

  /** Each once, in the order in which they are written. */
  record Keys(List<Requirement> all) implements Requirements {
    public Keys {
      all = List.copyOf(new LinkedHashSet<>(all));
    }
  }

  /** Nothing can ever meet it. */
  record Malformed(String why) implements Requirements {}

  /**
   * Reads it.
   *
   * @param namespace of the pod template: where a migration is that is named alone
   */
  static Requirements parse(String text, String namespace) {
    var words = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    var keys = words.stream().map(word -> Word.read(word, namespace)).toList();
    var wrong = keys.indexOf(Optional.<Requirement>empty());
    return wrong < 0
        ? new Keys(keys.stream().flatMap(Optional::stream).toList())
        : new Malformed(
            words.get(wrong).isEmpty()
                ? "a requirement is empty; write " + FORM
                : "\"" + words.get(wrong) + "\" is no requirement; write " + FORM);
  }

  /** As people write them in that namespace. */
  static String text(List<Requirement> keys, String namespace) {
    return keys.stream().map(key -> key.in(namespace)).collect(Collectors.joining(", "));
  }

  /** One of them. */
  final class Word {
    private static final String DNS = "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?";
    private static final Pattern FORM =
        Pattern.compile("(?:(?<namespace>%s)/)?(?<name>%s)@(?<version>\\S+)".formatted(DNS, DNS));

    private Word() {}

    private static Optional<Requirement> read(String word, String namespace) {
      var match = FORM.matcher(word);
      return match.matches()
          ? Version.parse(match.group("version"))
              .map(version -> new Requirement(migration(match.toMatchResult(), namespace), version))
          : Optional.empty();
    }

    private static MigrationName migration(java.util.regex.MatchResult match, String namespace) {
      return new MigrationName(
          Optional.ofNullable(match.group("namespace")).orElse(namespace), match.group("name"));
    }
  }
}
