package dev.sluice.core.sim;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Effect;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.plan.StepRecord.State;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Observation.DoubtResolved;
import dev.sluice.core.run.Observation.DoubtResolved.Answer;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import java.time.Duration;

/** What a step changes in a schema, at the moment at which the server has done it. */
final class Writes {
  private final World world;
  private final Database database;
  private final Schema schema;

  Writes(World world, Database database, Schema schema) {
    this.world = world;
    this.database = database;
    this.schema = schema;
  }

  Observation prepare() {
    schema.create();
    return new Observation.Prepared(schema.history());
  }

  Observation applyScript(RunStep.ApplyScript apply) {
    if (apply.script().statements().stream().anyMatch(Scripts::refused)) {
      return refused();
    }
    if (!schema.put(apply.row())) {
      return refused();
    }
    for (int number = 1; number <= apply.script().statements().size(); number++) {
      database.effects.tookEffect(name(apply.script(), number));
    }
    return applied(apply.script());
  }

  Observation begin(RunStep.BeginScript begin) {
    if (!schema.put(begin.row())) {
      return refused();
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

  Observation applyStatement(RunStep.ApplyStatement apply) {
    if (Scripts.refused(statement(apply.script(), apply.statement()))) {
      return refused();
    }
    database.effects.tookEffect(name(apply.script(), apply.statement()));
    return mark(apply.script(), apply.statement(), State.DONE);
  }

  Observation execute(RunStep.ExecuteStatement execute) {
    var name = name(execute.script(), execute.statement());
    if (!Effects.isRepeatable(statement(execute.script(), execute.statement()))) {
      database.effects.tookEffect(name);
    }
    return new Observation.Executed(new RunStep.Effort(0, Duration.ZERO));
  }

  /** What an interrupted statement leaves behind. */
  void interrupted(RunStep.ExecuteStatement execute) {
    var effect = statement(execute.script(), execute.statement()).effect();
    if (effect instanceof Effect.BuildIndex && world.chance.of(0.7)) {
      schema.leaveInvalid(name(execute.script(), execute.statement()));
    }
  }

  Observation resolve(RunStep.ResolveDoubt doubt) {
    var name = name(doubt.script(), doubt.statement());
    if (database.isBuilding(name)) {
      return Connection.troubled(Trouble.Kind.CONTENTION, Reason.Blocked);
    }
    var answer = answer(doubt, name);
    schema.dropInvalid(name);
    if (answer != Answer.UNKNOWN) {
      var state = answer == Answer.IN_EFFECT ? State.DONE : State.NOT_IN_EFFECT;
      schema.mark(doubt.script(), doubt.statement(), state);
    }
    return new DoubtResolved(answer, "as told by the fake");
  }

  private Answer answer(RunStep.ResolveDoubt doubt, String name) {
    if (world.broken(Mutation.NO_DOUBT)) {
      return Answer.NOT_IN_EFFECT;
    }
    if (world.broken(Mutation.INTENT_IS_DONE)) {
      return Answer.IN_EFFECT;
    }
    return switch (statement(doubt.script(), doubt.statement()).effect()) {
      case Effect.Repeatable _, Effect.Reindex _ -> Answer.NOT_IN_EFFECT;
      case Effect.Unverifiable _ ->
          doubt.refusedAs() != null ? Answer.NOT_IN_EFFECT : Answer.UNKNOWN;
      case Effect.Transactional _,
          Effect.OwnTransaction _,
          Effect.TransactionControl _,
          Effect.BuildIndex _,
          Effect.DropIndex _,
          Effect.DetachPartition _,
          Effect.ClusterObject _ ->
          database.effects.inEffect(name) ? Answer.IN_EFFECT : Answer.NOT_IN_EFFECT;
    };
  }

  Observation seal(RunStep.SealScript seal) {
    return schema.put(seal.row()) ? applied(seal.script()) : refused();
  }

  Observation abandon(RunStep.AbandonScript abandon) {
    schema.remove(abandon.row());
    return new Observation.Done();
  }

  String name(PendingScript script, int statement) {
    return schema.statement(script.file(), statement);
  }

  static Statement statement(PendingScript script, int number) {
    return script.statements().get(number - 1);
  }

  private Observation applied(PendingScript script) {
    database.effects.allOf(schema, script.file(), script.statements());
    return new Observation.Applied(script.statements().size(), Duration.ofMillis(1));
  }

  private static Observation refused() {
    return Connection.troubled(Trouble.Kind.REFUSED, Reason.StatementFailed);
  }
}
