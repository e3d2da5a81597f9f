package dev.sluice.core.plan;

import dev.sluice.core.sql.ParsedStatement;
import java.util.List;

/** A callback, ready to be run: all of it in one transaction. */
public record ParsedCallback(Script script, List<ParsedStatement> statements) {
  public ParsedCallback {
    statements = List.copyOf(statements);
  }
}
