package dev.sluice.engine.ledger;

/** The ledger's tables. */
public final class LedgerSchema {

  /** For {@code to_regclass}: whether there is a ledger. */
  public static final String MARK = "sluice.fence";

  static final String CREATE =
      """
      CREATE SCHEMA IF NOT EXISTS sluice;
      COMMENT ON SCHEMA sluice IS 'Ledger of Sluice, version 1: who migrated what, and when.';
      CREATE TABLE sluice.fence (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        epoch bigint NOT NULL);
      COMMENT ON TABLE sluice.fence IS
        'The epoch of the attempt that may write; whoever finds a later one than its own stops.';
      INSERT INTO sluice.fence (epoch) VALUES (0);
      CREATE TABLE sluice.attempt (
        epoch bigint PRIMARY KEY,
        uid text NOT NULL,
        resource text NOT NULL,
        attempt int NOT NULL,
        plan_hash text,
        runner text NOT NULL,
        started timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended timestamptz,
        outcome text,
        reason text,
        message text);
      COMMENT ON TABLE sluice.attempt IS 'One row for each run; without an end while it runs.';
      CREATE TABLE sluice.step (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        epoch bigint NOT NULL REFERENCES sluice.attempt,
        history text NOT NULL,
        script text NOT NULL,
        sha256 text NOT NULL,
        statement int NOT NULL,
        statements int NOT NULL,
        state text NOT NULL CHECK (state IN ('INTENDED', 'DONE', 'NOT_IN_EFFECT')),
        sealed boolean NOT NULL,
        words text NOT NULL,
        xid text,
        started timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended timestamptz,
        row_count bigint,
        UNIQUE (history, script, statement, epoch));
      COMMENT ON TABLE sluice.step IS
        'What ran: statement 0 is a whole script; not sealed while its script is half applied.';
      CREATE INDEX step_open ON sluice.step (history, script) WHERE NOT sealed;
      """;

  /** For {@code to_regclass}: whether anybody ever approved. */
  public static final String APPROVALS = "sluice.approval";

  /** Made when there is something to put in it: ledgers from before approvals have none. */
  static final String CREATE_APPROVAL =
      """
      ; CREATE TABLE IF NOT EXISTS sluice.approval (
        epoch bigint NOT NULL REFERENCES sluice.attempt,
        approved_by text NOT NULL,
        at timestamptz NOT NULL,
        given_by text NOT NULL);
      COMMENT ON TABLE sluice.approval IS
        'Who approved the plan of an attempt; its hash is the attempt''s plan_hash.'\
      """;

  private LedgerSchema() {}
}
