package dev.sluice.core.risk;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.catalogue.CatalogueChanges;
import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.risk.rule.Rules;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Judges the statements of a set, in the order in which they are to run.
 *
 * <p>What touches only what the set itself makes is Low. For all else every hazard that applies is
 * told; where none does, a rule must know the statement as harmless, or nobody can tell what it is.
 */
public final class Assessor {
  private static final int MOST_PENDING = 1000;

  private final Made made;
  private final CatalogueState known;
  private final List<Pending> pending = new ArrayList<>();
  private String script = "";
  private boolean inEffect;

  /** A remark that no later statement of the script has settled. */
  public record Open(ParsedStatement statement, Finding finding) {}

  /** One that a later statement of the script may settle. */
  private record Pending(Open found, BooleanSupplier open) {}

  /**
   * Knows of nothing that was there before.
   *
   * @param schemas the search path with which each script starts
   */
  public Assessor(List<String> schemas) {
    this(schemas, Catalogue.UNKNOWN);
  }

  /**
   * Knows of nothing that is new yet.
   *
   * @param schemas the search path with which each script starts
   * @param before what was there before
   */
  public Assessor(List<String> schemas, Catalogue before) {
    made = new Made(schemas);
    known = new CatalogueState(before, schemas);
  }

  /** Whether what is assessed from now on is in the catalogue already. */
  public void inEffect(boolean now) {
    inEffect = now;
  }

  public Assessment assess(String script, ParsedStatement statement, Tree tree) {
    return judged(new Subject(script, statement), tree);
  }

  private Assessment judged(Subject subject, Tree statement) {
    enter(subject.script());
    made.shape().add(statement);
    Set<Finding> findings = new LinkedHashSet<>();
    for (Act act : Acts.of(subject, statement, made, known)) {
      findings.addAll(findings(act));
      leaveOpen(act);
    }
    new Learned(made).from(statement);
    if (!inEffect) {
      change(statement, findings);
    }
    return judged(findings);
  }

  private void change(Tree statement, Set<Finding> findings) {
    if (findings.stream().anyMatch(Assessor::isOpaque)) {
      known.forgetAll();
    }
    new CatalogueChanges(known).apply(statement);
  }

  private void leaveOpen(Act act) {
    for (Rule rule : Rules.AT_END) {
      if (pending.size() < MOST_PENDING && rule.appliesTo(act)) {
        Open found = new Open(act.subject().statement(), rule.hazard().in(act));
        pending.add(new Pending(found, rule.atEnd(act)));
      }
    }
  }

  /** What it ran is in no script, and may have changed anything. */
  private static boolean isOpaque(Finding finding) {
    return finding.rule().equals("function-call") || finding.rule().equals("anonymous-block");
  }

  private void enter(String name) {
    made.enter(name);
    if (!script.equals(name)) {
      script = name;
      pending.clear();
      known.startScript();
    }
  }

  /** What the script that was assessed last leaves open: remarks that its end alone allows. */
  public List<Open> ending() {
    List<Open> open =
        pending.stream()
            .filter(one -> one.open().getAsBoolean())
            .map(Pending::found)
            .distinct()
            .toList();
    pending.clear();
    return open;
  }

  private static List<Finding> findings(Act act) {
    boolean isNew = act.touchesOnlyWhatIsNew();
    List<Finding> found = new ArrayList<>(found(Rules.ALWAYS, act));
    if (!isNew) {
      found.addAll(found(Rules.HAZARDS, act));
      found.addAll(found(Rules.SAFE, act));
    }
    if (!isNew && found.isEmpty() && !isHarmless(act)) {
      found.add(ScriptHazards.NOT_UNDERSTOOD.in(act));
    }
    found.addAll(found(Rules.REMARKS, act));
    return found;
  }

  private static List<Finding> found(List<Rule> rules, Act act) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.appliesTo(act)) {
        found.add(rule.hazard().in(act));
      }
    }
    return found;
  }

  private static boolean isHarmless(Act act) {
    return Rules.HARMLESS.stream().anyMatch(rule -> rule.appliesTo(act));
  }

  private static Assessment judged(Set<Finding> findings) {
    Risk risk = findings.stream().map(Finding::risk).reduce(Risk.Low, Risk::or);
    return new Assessment(risk, List.copyOf(findings));
  }
}
