package dev.sluice.core.risk;

import dev.sluice.core.risk.rule.Rules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges the statements of a set, in the order in which they are to run.
 *
 * <p>What touches only what the set itself makes is Low. For all else every hazard that applies is
 * told; where none does, a rule must know the statement as harmless, or nobody can tell what it is.
 */
public final class Assessor {
  private final Grammar grammar;
  private final Made made;

  /**
   * Knows of nothing that is new yet.
   *
   * @param schemas the search path with which each script starts
   */
  public Assessor(Grammar grammar, List<String> schemas) {
    this.grammar = grammar;
    made = new Made(schemas);
  }

  public Assessment assess(Subject subject) {
    return switch (grammar.parse(subject.sql())) {
      case Grammar.SyntaxError(String message, int position) ->
          new Assessment.Wrong(message, position);
      case Grammar.NotUnderstood(String why) -> judged(Set.of(notUnderstood(subject, why)));
      case Grammar.Parsed(List<Tree> statements) ->
          switch (statements.size()) {
            case 0 -> judged(Set.of());
            case 1 -> judged(subject, statements.getFirst());
            default -> new Assessment.Several(statements.size());
          };
    };
  }

  private Assessment judged(Subject subject, Tree statement) {
    made.enter(subject.script());
    Set<Finding> findings = new LinkedHashSet<>();
    for (Act act : Acts.of(subject, statement, made)) {
      findings.addAll(findings(act));
    }
    new Learned(made).from(statement);
    return judged(findings);
  }

  private static List<Finding> findings(Act act) {
    boolean isNew = act.touchesOnlyWhatIsNew();
    List<Finding> found =
        Stream.concat(Rules.ALWAYS.stream(), isNew ? Stream.empty() : Rules.HAZARDS.stream())
            .filter(rule -> rule.appliesTo(act))
            .map(rule -> rule.hazard().in(act))
            .toList();
    boolean known = isNew || !found.isEmpty() || isHarmless(act);
    return known ? found : List.of(notUnderstood(act.subject(), "is of a kind that no rule knows"));
  }

  private static boolean isHarmless(Act act) {
    return Rules.HARMLESS.stream().anyMatch(rule -> rule.appliesTo(act));
  }

  private static Assessment judged(Set<Finding> findings) {
    Risk risk = findings.stream().map(Finding::risk).reduce(Risk.Low, Risk::or);
    return new Assessment.Judged(risk, List.copyOf(findings));
  }

  private static Finding notUnderstood(Subject subject, String why) {
    return new Finding(
        "not-understood",
        Risk.High,
        subject.script(),
        subject.line(),
        subject.firstWords(),
        "It " + why + ", so nobody can tell what it does.",
        null);
  }
}
