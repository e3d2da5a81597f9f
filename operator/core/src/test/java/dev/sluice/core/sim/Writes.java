package dev.sluice.core.sim;

import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.StepRecord.State;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Observation.DoubtResolved.Answer;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a step changes in a schema, at the moment at which the server has done it. */
final class Writes {
  private static final String NAME_TAKEN = "42P07";
  private static final String SYNTAX = "42601";

  /** Rows were in the way, as of a unique index: the script is good. */
  private static final String DATA = "23505";

  private final World world;
  private final Database database;
  private final Schema schema;

  Writes(World world, Database database, Schema schema) {
    this.world = world;
    this.database = database;
    this.schema = schema;
  }

  /** History is not read again: the rank of the next row is what keeps another tool out. */
  Observation prepare(History inspected) {
    schema.create();
    return new Observation.Prepared(new History(true, inspected.rows()));
  }

  Observation check(RunStep.RunCheck step) {
    var other = world.strikes(Kind.CHECK_FAILS);
    return new Observation.CheckAnswered(other ? "other" : step.check().expect(), 1);
  }

  Observation applyScript(RunStep.ApplyScript apply) {
    var script = apply.script();
    if (isRefused(script.segments())) {
      return Connection.refused(SYNTAX);
    }
    if (rowsAreInTheWay(script) || isTaken(script, apply.row())) {
      return Connection.refused(DATA);
    }
    for (int number = 1; number <= script.statementCount(); number++) {
      database.effects.tookEffect(name(script, number));
    }
    return applied(script);
  }

  private boolean rowsAreInTheWay(PendingScript script) {
    var some = world.strikes(Kind.ROWS_IN_THE_WAY);
    if (some) {
      schema.refuses(script.file());
    }
    return some;
  }

  /** Another tool came first: its row has that rank. */
  private boolean isTaken(PendingScript script, HistoryRow row) {
    var taken = !schema.put(row);
    if (taken) {
      schema.refuses(script.file());
    }
    return taken;
  }

  Observation begin(RunStep.BeginScript begin) {
    if (isTaken(begin.script(), begin.row())) {
      return Connection.refused(DATA);
    }
    schema.begin(begin.script());
    return new Observation.Done();
  }

  Observation intend(RunStep.IntendStatement intend) {
    return world.broken(Mutation.NO_INTENT)
        ? new Observation.Done()
        : mark(intend.script(), intend.statement(), State.INTENDED);
  }

  Observation mark(PendingScript script, int statement, State state) {
    schema.mark(script, statement, state);
    return new Observation.Done();
  }

  Observation applySegment(RunStep.ApplySegment apply) {
    var script = apply.script();
    var segment = script.segment(apply.segment());
    if (isRefused(List.of(segment))) {
      return Connection.refused(SYNTAX);
    }
    var begins = apply.begins();
    if (rowsAreInTheWay(script) || (begins != null && isTaken(script, begins))) {
      return Connection.refused(DATA);
    }
    if (begins != null) {
      schema.begin(script);
    }
    for (int number = segment.first(); number <= segment.last(); number++) {
      database.effects.tookEffect(name(script, number));
    }
    mark(script, segment.last(), State.DONE);
    var ends = apply.ends();
    if (ends == null) {
      return new Observation.Done();
    }
    return schema.put(ends) ? applied(script) : Connection.refused(DATA);
  }

  private static boolean isRefused(List<Segment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.statements().stream())
        .anyMatch(Scripts::refused);
  }

  /** Whose index others see being built; null for none. */
  @Nullable String building(RunStep.ExecuteStatement execute) {
    return effect(execute) instanceof ExecutionClass.BuildIndex ? name(execute) : null;
  }

  /** There is an index of that name, be it invalid. */
  Optional<Observation> nameTaken(RunStep.ExecuteStatement execute) {
    return effect(execute) instanceof ExecutionClass.BuildIndex
            && (schema.hasLeftover(name(execute)) || database.isBuilding(name(execute)))
        ? Optional.of(Connection.refused(NAME_TAKEN))
        : Optional.empty();
  }

  Observation deadlock(RunStep.ExecuteStatement execute) {
    interrupted(execute);
    return Hands.contention();
  }

  Observation execute(RunStep.ExecuteStatement execute) {
    if (rowsAreInTheWay(execute.script())) {
      interrupted(execute);
      return Connection.refused(DATA);
    }
    if (!Effects.isRepeatable(statement(execute.script(), execute.statement()))) {
      database.effects.tookEffect(name(execute));
    }
    return new Observation.Executed(new RunStep.Effort(0, Duration.ZERO));
  }

  /** What a statement leaves behind that came to no good end: an index that is not valid. */
  void interrupted(RunStep.ExecuteStatement execute) {
    var leaves =
        effect(execute) instanceof ExecutionClass.BuildIndex
            || effect(execute) instanceof ExecutionClass.Reindex;
    if (leaves && world.chance.of(0.7)) {
      schema.leave(name(execute));
    }
  }

  Answer look(RunStep.ResolveDoubt doubt) {
    if (world.broken(Mutation.NO_DOUBT)) {
      return Answer.NOT_IN_EFFECT;
    }
    if (world.broken(Mutation.INTENT_IS_DONE)) {
      return Answer.IN_EFFECT;
    }
    var refused = doubt.refusedAs() != null;
    return switch (doubt.text().execution()) {
      case ExecutionClass.Repeatable _, ExecutionClass.Reindex _ -> Answer.NOT_IN_EFFECT;
      case ExecutionClass.Unverifiable _ -> refused ? Answer.NOT_IN_EFFECT : Answer.UNKNOWN;
      case ExecutionClass.Transactional _,
          ExecutionClass.BuildIndex _,
          ExecutionClass.DropIndex _,
          ExecutionClass.DetachPartition _,
          ExecutionClass.ClusterObject _ ->
          !refused && database.effects.inEffect(name(doubt))
              ? Answer.IN_EFFECT
              : Answer.NOT_IN_EFFECT;
    };
  }

  /** Also while it is being built: such an index is not valid yet. */
  boolean hasLeftovers(RunStep.ResolveDoubt doubt) {
    return !NAME_TAKEN.equals(doubt.refusedAs())
        && !world.broken(Mutation.NO_CLEANUP)
        && (schema.hasLeftover(name(doubt)) || database.isBuilding(name(doubt)));
  }

  /** Its builder is at work, or has just come to its end: what is there is not dropped. */
  Observation lookForBuilder(RunStep.ResolveDoubt doubt) {
    return database.isBuilding(name(doubt)) || database.effects.inEffect(name(doubt))
        ? Hands.contention()
        : new Observation.Done();
  }

  /** The engine does not ask again whether it is valid: its builder may have come to its end. */
  Observation drop(RunStep.ResolveDoubt doubt) {
    schema.drop(name(doubt));
    database.effects.undone(name(doubt));
    return new Observation.Done();
  }

  void resolved(RunStep.ResolveDoubt doubt, Answer answer) {
    var state = answer == Answer.IN_EFFECT ? State.DONE : State.NOT_IN_EFFECT;
    schema.mark(doubt.script(), doubt.statement(), state);
  }

  Observation seal(RunStep.SealScript seal) {
    return schema.put(seal.row()) ? applied(seal.script()) : Connection.refused(DATA);
  }

  Observation abandon(RunStep.AbandonScript abandon) {
    schema.remove(abandon.row());
    return new Observation.Done();
  }

  private Observation applied(PendingScript script) {
    database.effects.allOf(
        schema,
        script.file(),
        script.segments().stream().flatMap(segment -> segment.statements().stream()).toList());
    return new Observation.Applied(script.statementCount(), Duration.ofMillis(1));
  }

  boolean strikes(Kind kind) {
    return world.strikes(kind);
  }

  int between(int least, int most) {
    return world.chance.between(least, most);
  }

  private String name(RunStep.ExecuteStatement execute) {
    return name(execute.script(), execute.statement());
  }

  private String name(RunStep.ResolveDoubt doubt) {
    return name(doubt.script(), doubt.statement());
  }

  private String name(PendingScript script, int statement) {
    return schema.statement(script.file(), statement);
  }

  private static ExecutionClass effect(RunStep.ExecuteStatement execute) {
    return statement(execute.script(), execute.statement()).execution();
  }

  private static ParsedStatement statement(PendingScript script, int number) {
    return script.statement(number);
  }
}
