package dev.sluice.core.plan;

import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Segment;
import dev.sluice.core.sql.SessionEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that is to run, ready to be run.
 *
 * @param checksum for its history row
 * @param digest for its rows in the ledger: sha256 hex over what runs
 * @param segments in order
 * @param before what runs in its session before its first statement: the callbacks around it
 */
public record PendingScript(
    Script script,
    PlannedScript planned,
    int checksum,
    String digest,
    List<Segment> segments,
    List<ParsedStatement> before) {
  public PendingScript {
    segments = List.copyOf(segments);
    before = List.copyOf(before);
  }

  PendingScript withRisk(Risk risk) {
    return new PendingScript(script, planned.withRisk(risk), checksum, digest, segments, before);
  }

  /** Whether all of it is one transaction, with its row in the history. */
  public boolean transactional() {
    return Segment.isOneTransaction(segments);
  }

  public int statementCount() {
    return segments.isEmpty() ? 0 : segments.getLast().last();
  }

  /**
   * One of its statements.
   *
   * @param number from 1
   */
  public ParsedStatement statement(int number) {
    return segments.stream()
        .filter(segment -> number >= segment.first() && number <= segment.last())
        .map(segment -> segment.statements().get(number - segment.first()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * One of its segments.
   *
   * @param number from 1
   */
  public Segment segment(int number) {
    return segments.get(number - 1);
  }

  /**
   * Statements before this one that set something for the whole session, those of the callbacks
   * included, in order: a session that is new, or was put into its known state, lacks them.
   *
   * @param statement from 1
   */
  public List<ParsedStatement> settingsBefore(int statement) {
    List<ParsedStatement> settings = new ArrayList<>();
    before.forEach(earlier -> keep(earlier, settings));
    segments.stream()
        .filter(segment -> segment.first() < statement)
        .flatMap(segment -> segment.statements().stream().limit(statement - segment.first()))
        .forEach(earlier -> keep(earlier, settings));
    return settings;
  }

  private static void keep(ParsedStatement statement, List<ParsedStatement> settings) {
    if (statement.session() == SessionEffect.DISCARDS) {
      settings.clear();
    } else if (statement.session() == SessionEffect.SETS) {
      settings.add(statement);
    }
  }

  public String file() {
    return script.file();
  }

  /** {@code V20260105.1}, or the file name of what has no version. */
  public String label() {
    return script.version() == null ? script.file() : "V" + script.version();
  }

  @Override
  public String toString() {
    return script.file();
  }
}
