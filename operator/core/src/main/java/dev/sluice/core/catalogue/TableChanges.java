package dev.sluice.core.catalogue;

import dev.sluice.core.sql.Tree;
import java.util.List;

/** What the commands of an ALTER TABLE make of a table. */
final class TableChanges {
  private TableChanges() {}

  static Table after(Table table, Tree statement) {
    TableBuilder builder = new TableBuilder(table);
    statement.list("cmds").forEach(command -> change(builder, command));
    return builder.table();
  }

  private static void change(TableBuilder table, Tree command) {
    Tree definition = command.at("def");
    String name = command.text("name");
    switch (command.text("subtype")) {
      case "AT_AddColumn" -> {
        if (!command.flag("missing_ok") || !table.has(definition.text("colname"))) {
          table.add(definition);
        }
      }
      case "AT_DropColumn" -> table.drop(name);
      case "AT_AlterColumnType" -> table.setType(name, ColumnType.of(definition.at("typeName")));
      case "AT_SetNotNull" -> table.setNotNull(name);
      case "AT_DropNotNull" -> table.dropNotNull(name);
      case "AT_AddConstraint" -> table.constrain(definition, List.of());
      case "AT_ValidateConstraint" -> table.validate(name);
      case "AT_DropConstraint" -> table.dropConstraint(name);
      case "AT_AddIdentity" -> table.setNotNull(name);
      default -> {
        // changes nothing that is kept here
      }
    }
  }
}
