package dev.sluice.engine.flyway;

import dev.sluice.core.plan.HistoryRow;
import dev.sluice.engine.postgres.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of {@code flyway_schema_history}, as Flyway 13 itself writes it, so that Flyway goes on
 * with a database of ours and we with one of Flyway's.
 *
 * @param schema as it is in the catalogue, not quoted
 */
public record HistoryTable(String schema) {
  public static final String NAME = "flyway_schema_history";

  /** Quoted and with its schema. */
  public String name() {
    return Sql.name(schema) + "." + Sql.name(NAME);
  }

  public String createSql() {
    return """
    CREATE TABLE %1$s (
        "installed_rank" INT NOT NULL,
        "version" VARCHAR(50),
        "description" VARCHAR(200) NOT NULL,
        "type" VARCHAR(20) NOT NULL,
        "script" VARCHAR(1000) NOT NULL,
        "checksum" INTEGER,
        "installed_by" VARCHAR(100) NOT NULL,
        "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
        "execution_time" INTEGER NOT NULL,
        "success" BOOLEAN NOT NULL
    );
    ALTER TABLE %1$s ADD CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank");
    CREATE INDEX "flyway_schema_history_s_idx" ON %1$s ("success");
    """
        .formatted(name());
  }

  /** The row that Flyway writes when it has created schemas. */
  public String schemaMarkerSql(List<String> created) {
    String script = String.join(",", created.stream().map(Sql::name).toList());
    return insertSql(
        new HistoryRow(0, null, "<< Flyway Schema Creation >>", "SCHEMA", script, null, true), 0);
  }

  public String insertSql(HistoryRow row, long millis) {
    return "INSERT INTO "
        + name()
        + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"checksum\","
        + " \"installed_by\", \"execution_time\", \"success\") VALUES ("
        + row.rank()
        + ", "
        + Sql.text(row.version())
        + ", "
        + Sql.text(row.description())
        + ", "
        + Sql.text(row.type())
        + ", "
        + Sql.text(row.script())
        + ", "
        + (row.checksum() == null ? "NULL" : row.checksum().toString())
        + ", current_user, "
        + Math.min(millis, Integer.MAX_VALUE)
        + ", "
        + row.success()
        + ")";
  }

  /** The rows of a script that was not finished, under its name or its version. */
  public String deleteUnfinishedSql(HistoryRow row) {
    return "DELETE FROM "
        + name()
        + " WHERE NOT \"success\" AND (\"script\" = "
        + Sql.text(row.script())
        + (row.version() == null ? "" : " OR \"version\" = " + Sql.text(row.version()))
        + ")";
  }

  /** Somebody finished it by hand. */
  public String finishSql(String script) {
    return "UPDATE "
        + name()
        + " SET \"success\" = true WHERE NOT \"success\" AND \"script\" = "
        + Sql.text(script);
  }

  public String selectSql() {
    return "SELECT \"installed_rank\", \"version\", \"description\", \"type\", \"script\","
        + " \"checksum\", \"success\" FROM "
        + name()
        + " ORDER BY \"installed_rank\"";
  }

  public static List<HistoryRow> read(ResultSet rows) throws SQLException {
    List<HistoryRow> history = new ArrayList<>();
    while (rows.next()) {
      int checksum = rows.getInt(6);
      boolean noChecksum = rows.wasNull();
      history.add(
          new HistoryRow(
              rows.getInt(1),
              rows.getString(2),
              rows.getString(3),
              rows.getString(4),
              rows.getString(5),
              noChecksum ? null : checksum,
              rows.getBoolean(7)));
    }
    return history;
  }
}
