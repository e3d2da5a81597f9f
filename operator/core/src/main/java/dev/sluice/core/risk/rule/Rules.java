package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.risk.ScriptHazards;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, in the order in which their findings are told. */
public final class Rules {

  /** Whatever it is done to. */
  public static final List<Rule> ALWAYS =
      List.of(
          new ServerFile(),
          new FunctionCall(),
          new ShadowFunction(),
          new ShadowPath(),
          new CreateOperator(),
          new SecurityDefiner(),
          new UntrustedExtension(),
          new ForeignDataWrapper(),
          new GrantRole(),
          new GrantParameter(),
          new UnreadBody(),
          new CreateExtension(),
          new ForeignServer(),
          new SecurityLabel(),
          new GrantPublic(),
          new CreateLogin(),
          new SetRole(),
          new SetDefaultByFunction());

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
          new Reindex(),
          new UniqueConstraint(),
          new PrimaryKeyUsingIndex(),
          new ExcludeConstraint(),
          new ForeignKey(),
          new ReferenceToExisting(),
          new CheckConstraint(),
          new ConstantCheck(),
          new AutovacuumOff(),
          new ValidateAtOnce(),
          new SetNotNull(),
          new VolatileDefault(),
          new SerialColumn(),
          new ConstrainedDomain(),
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

  /** What would be a hazard, but for what is known of the object. */
  public static final List<Rule> SAFE =
      List.of(
          new WidenType(),
          new DetachConcurrently(),
          new CompatibleView(),
          new UpdateByKey(),
          new DropIndexConcurrently(),
          new ProvenNotNull());

  /** Remarks, on style above all. None of them raises the risk of a plan. */
  public static final List<Rule> REMARKS =
      List.of(
          new UnknownType(),
          new LimitsReset(),
          new UniqueIndexConcurrently(),
          new ObjectsElsewhere(),
          new LongName(),
          new SmallKey(),
          new JsonColumn(),
          new CharColumn(),
          new TimestampColumn());

  /** Remarks that a later statement of the same script may settle. */
  public static final List<Rule> AT_END =
      List.of(new NotIdempotent(), new NoPrimaryKey(), new UnindexedForeignKey());

  private Rules() {}

  /**
   * All hazards that a finding may be of, those of a whole script and of what no rule knows too.
   */
  public static List<Hazard> hazards() {
    return Stream.concat(
            Stream.of(ALWAYS, HAZARDS, SAFE, REMARKS, AT_END)
                .flatMap(List::stream)
                .map(Rule::hazard),
            ScriptHazards.ALL.stream())
        .toList();
  }

  public static Set<String> names() {
    return hazards().stream().map(Hazard::name).collect(Collectors.toUnmodifiableSet());
  }

  public static Optional<Hazard> hazard(String name) {
    return hazards().stream().filter(hazard -> hazard.name().equals(name)).findFirst();
  }

  /** Where a rule is explained, below the root of the project. */
  public static String page(String name) {
    return "docs/reference/rules.md#" + name;
  }
}
