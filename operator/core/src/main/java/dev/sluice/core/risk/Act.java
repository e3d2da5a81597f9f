package dev.sluice.core.risk;

import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.catalogue.Size;
import dev.sluice.core.catalogue.Table;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One thing that a statement does: the statement itself, one command of an ALTER TABLE, or a query
 * inside that changes data.
 *
 * @param command of an ALTER TABLE; {@link Tree#NONE} for all others
 * @param known what is there, as far as it is known
 */
public record Act(Subject subject, Tree statement, Tree command, Made made, CatalogueState known) {
  private static final String OBJECT = "OBJECT_";

  /** Whether the statement is of one of these kinds. */
  public boolean is(String... kinds) {
    return isAmong(kinds, statement.kind());
  }

  /** Each rule asks this of each statement: no list is made for it. */
  private static boolean isAmong(String[] texts, String text) {
    for (String one : texts) {
      if (one.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is one of these commands of an ALTER of something that has rows or pages. */
  public boolean alters(String... subtypes) {
    return !command.isNone()
        && isAmong(subtypes, command.text("subtype"))
        && !isOf("VIEW", "MATVIEW", "TYPE");
  }

  /** Whether it is an ALTER of one of these, given without their {@code OBJECT_}. */
  public boolean isOf(String... types) {
    return !command.isNone() && oneOf("objtype", types);
  }

  /** Whether it drops one of these, given without their {@code OBJECT_}. */
  public boolean drops(String... types) {
    return is("DropStmt") && oneOf("removeType", types);
  }

  /** Whether it renames one of these, given without their {@code OBJECT_}. */
  public boolean renames(String... types) {
    return is("RenameStmt") && oneOf("renameType", types);
  }

  private boolean oneOf(String field, String... types) {
    String type = statement.text(field);
    return type.startsWith(OBJECT) && isAmong(types, type.substring(OBJECT.length()));
  }

  /** The table that it is about, if it is known. */
  public Optional<Table> knownTable() {
    return known.table(statement.at("relation"));
  }

  /** The column that ALTER TABLE adds; {@link Tree#NONE} for all else. */
  public Tree addedColumn() {
    return alters("AT_AddColumn") ? command.at("def") : Tree.NONE;
  }

  /** Of the column that is added; types without their {@code CONSTR_}. */
  public Optional<Tree> columnConstraint(String type) {
    return addedColumn().list("constraints").stream()
        .filter(constraint -> constraint.text("contype").equals("CONSTR_" + type))
        .findFirst();
  }

  /** The constraint that ALTER TABLE adds, if it is of this type, given without its CONSTR_. */
  public Optional<Tree> addedConstraint(String type) {
    Tree constraint = alters("AT_AddConstraint") ? command.at("def") : Tree.NONE;
    return Optional.of(constraint).filter(c -> c.text("contype").equals("CONSTR_" + type));
  }

  /** Whether a foreign key in it refers to a table that may have been there before. */
  public boolean refersToExisting() {
    return Touched.foreignTables(command.isNone() ? statement : command).anyMatch(this::isExisting);
  }

  /** Whether it may have been there before the set. */
  public boolean isExisting(Tree rangeVar) {
    return !made.isNew(Reference.relation(rangeVar));
  }

  /** Whether all that it touches was made by the set itself. */
  public boolean touchesOnlyWhatIsNew() {
    List<Reference> touched = Touched.by(statement, command);
    return !touched.isEmpty()
        && touched.stream().allMatch(reachesRows() ? made::holdsOnlyNew : made::isNew);
  }

  /** Through a view or a foreign table it reaches those of other tables. */
  private boolean reachesRows() {
    return is(
        "InsertStmt",
        "UpdateStmt",
        "DeleteStmt",
        "MergeStmt",
        "CopyStmt",
        "TruncateStmt",
        "LockStmt");
  }

  /** Whether the constraint that is validated was added by the same script. */
  public boolean validatesWhatTheScriptAdded() {
    Reference relation = Reference.relation(statement.at("relation"));
    return alters("AT_ValidateConstraint") && made.isNotValid(relation, command.text("name"));
  }

  /** Whether its script goes statement by statement, as far as it is read when this is asked. */
  public BooleanSupplier stepwise() {
    return made.shape()::isStepwise;
  }

  /** The parameters that it sets, by SET or by set_config, and to what. */
  public Stream<Setting> settings() {
    return Setting.of(statement);
  }

  /** An option of the form {@code (FULL)}. */
  public boolean hasOption(String field, String name) {
    return statement.list(field).stream().anyMatch(option -> option.text("defname").equals(name));
  }

  /** Of the first table that it touches, as the server estimates it. */
  Optional<Size> knownSize() {
    return Touched.by(statement, command).stream()
        .findFirst()
        .filter(reference -> reference.kind() == Reference.Kind.RELATION)
        .flatMap(reference -> known.table(reference.schema(), reference.name()))
        .map(Table::size);
  }

  String table() {
    List<Reference> touched = Touched.by(statement, command);
    return touched.isEmpty() ? "it" : touched.getFirst().toString();
  }

  String column() {
    Tree definition = command.at("def");
    String name = definition.is("ColumnDef") ? definition.text("colname") : "";
    return name.isEmpty() ? command.text("name") : name;
  }
}
