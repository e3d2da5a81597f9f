package dev.sluice.engine.flyway;

import org.flywaydb.core.internal.sqlscript.Delimiter;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;

/** COPY ... FROM STDIN with the lines that follow it. */
final class CopyStatement extends ParsedSqlStatement {
  private static final Delimiter END_OF_DATA = new Delimiter("\\.", true, null);

  private final String data;

  CopyStatement(int position, int line, int column, String sql, String data) {
    super(position, line, column, sql, END_OF_DATA, true, false);
    this.data = data;
  }

  String data() {
    return data;
  }
}
