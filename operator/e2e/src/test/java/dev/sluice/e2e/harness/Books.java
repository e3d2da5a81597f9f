package dev.sluice.e2e.harness;

import java.util.List;

/** What the database says of the runs on it. */
public record Books(Scenario scenario) {

  /** Of Flyway's history: version and success, in the order of application. */
  public List<String> history() {
    return scenario.query(
        "select version, success from flyway_schema_history where type = 'SQL' order by"
            + " installed_rank");
  }

  /** Of the ledger: attempt and outcome, oldest first; outcome is null while it runs. */
  public List<String> attempts() {
    return scenario.query("select attempt, outcome from sluice.attempt order by epoch");
  }

  /** Of the ledger: resource and outcome, oldest first. */
  public List<String> runs() {
    return scenario.query("select resource, outcome from sluice.attempt order by epoch");
  }

  /** Runs that overlapped in time: none, ever. A lost one ends with the claim of the next. */
  public List<String> overlaps() {
    return scenario.query(
        "select a.epoch, b.epoch from sluice.attempt a join sluice.attempt b on a.epoch < b.epoch"
            + " where a.ended is null or (a.outcome <> 'LOST' and a.ended > b.started)");
  }

  /** Sessions of runners that are still there. */
  public List<String> sessions() {
    return scenario.query(
        "select application_name from pg_stat_activity where application_name like 'sluice:%' and"
            + " datname = current_database()");
  }

  /** Names of indexes on a table, with whether they are valid. */
  public List<String> indexes(String table) {
    return scenario.query(
        "select c.relname, i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid"
            + " where i.indrelid = '"
            + table
            + "'::regclass order by 1");
  }
}
