package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Rule;
import java.util.List;

/** All rules, in the order in which their findings are told. */
public final class Rules {

  /** Whatever it is done to. */
  public static final List<Rule> ALWAYS =
      List.of(
          new NonTransactionalMix(),
          new ServerFile(),
          new FunctionCall(),
          new ShadowFunction(),
          new UnreadBody());

  /** To what was there before the set. */
  public static final List<Rule> HAZARDS =
      List.of(
          // data goes, or what runs today stops working
          new DropDatabase(),
          new DropSchema(),
          new DropTable(),
          new DropCascade(),
          new DropColumn(),
          new DropSequence(),
          new DropView(),
          new DropRoutine(),
          new DropType(),
          new DropTrigger(),
          new DropExtension(),
          new DropOther(),
          new Truncate(),
          new DeleteWithoutWhere(),
          new MergeDelete(),
          new Rename(),
          new SetSchema(),
          new ChangeType(),
          new AlterView(),
          new ReplaceView(),
          new ReplaceRoutine(),
          new AlterRoutine(),
          new AlterType(),
          new AlterDomain(),
          new RequiredColumn(),
          new RowSecurity(),
          new AlterPolicy(),
          new CreateRule(),
          new TriggersOff(),
          new DetachPartition(),
          new SetUnlogged(),
          new AlterExtension(),
          new AlterRole(),
          new AlterServer(),
          new ReassignOwned(),
          new EventTrigger(),
          new Subscription(),
          new AnonymousBlock(),
          // others wait, or it may fail on data
          new CreateIndex(),
          new DropIndex(),
          new DropIndexConcurrently(),
          new Reindex(),
          new UniqueConstraint(),
          new PrimaryKeyUsingIndex(),
          new ExcludeConstraint(),
          new ForeignKey(),
          new ReferenceToExisting(),
          new CheckConstraint(),
          new ValidateAtOnce(),
          new SetNotNull(),
          new VolatileDefault(),
          new SerialColumn(),
          new GeneratedColumn(),
          new ColumnCheck(),
          new DropConstraint(),
          new AlterConstraint(),
          new RenameConstraint(),
          new DropNotNull(),
          new DropDefault(),
          new AddIdentity(),
          new AttachPartition(),
          new PartitionOfExisting(),
          new RewriteTable(),
          new RefreshMaterializedView(),
          new CreateTrigger(),
          new CreatePolicy(),
          new AddEnumValue(),
          new SetSequence(),
          new UpdateWithoutWhere(),
          new UpdateRows(),
          new DeleteRows(),
          new InsertFromQuery(),
          new Upsert(),
          new LockTable(),
          new LimitOff(),
          new ChangeOwner(),
          new Revoke(),
          new Publication(),
          new AlterStructure());

  /** What nobody is hurt by. */
  public static final List<Rule> HARMLESS =
      List.of(
          new Creates(),
          new Describes(),
          new GrantsRights(),
          new AddsColumn(),
          new ConstrainsLater(),
          new Validates(),
          new Tunes(),
          new Inserts(),
          new Reads(),
          new OfSession(),
          new Maintains());

  private Rules() {}
}
