package dev.sluice.core.sim;

import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.run.ServerFacts;
import dev.sluice.core.sim.Faults.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database: sessions, the run lock, the epoch, and schemas. */
final class Database {
  final String url;
  final Effects effects = new Effects();
  final List<Session> sessions = new ArrayList<>();
  private final World world;
  private final String system;
  private final Map<String, Schema> schemas = new TreeMap<>();
  private final List<Session> lockHolders = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private boolean up = true;
  private long epoch;
  private @Nullable Session claimer;
  private long sessionNumber;

  Database(World world, String url, String system) {
    this.world = world;
    this.url = url;
    this.system = system;
  }

  boolean up() {
    return up;
  }

  long epoch() {
    return epoch;
  }

  Schema schema(String name) {
    return schemas.computeIfAbsent(name, Schema::new);
  }

  ServerFacts facts() {
    return new ServerFacts(system, "orders", "17.4", 170004, false, false, "migrator");
  }

  Session connect(Object client, boolean data) {
    var unseen = data && world.strikes(Kind.SESSION_UNSEEN);
    var session = new Session(client, data, unseen, ++sessionNumber);
    sessions.add(session);
    return session;
  }

  /** Ends it: what it was doing is rolled back, or left half done. */
  void end(Session session) {
    if (sessions.remove(session)) {
      lockHolders.remove(session);
      session.die();
    }
  }

  /** Sooner or later the server notices that a client is gone. */
  void abandon(Session session) {
    var lingers = world.strikes(Kind.SESSION_LINGERS);
    world.between(1, lingers ? 60_000 : 200, () -> end(session));
  }

  /** Null when it was granted. */
  @Nullable Session tryLock(Session session) {
    if (!lockHolders.isEmpty() && !world.broken(Mutation.NO_RUN_LOCK)) {
      return lockHolders.getFirst();
    }
    lockHolders.add(session);
    return null;
  }

  /** Who else holds the run lock. */
  Optional<String> lockHolder(@Nullable Session mine) {
    return lockHolders.stream()
        .filter(session -> session != mine)
        .map(Session::toString)
        .findFirst();
  }

  boolean holdsLock(Session session) {
    return lockHolders.contains(session);
  }

  /** Nothing of anybody's is under way. */
  boolean isQuiet() {
    return sessions.stream().noneMatch(session -> session.data && session.work() != null);
  }

  boolean epochIsLocked() {
    return sessions.stream().map(Session::work).anyMatch(work -> work != null && work.transaction);
  }

  boolean isBuilding(String statement) {
    return sessions.stream()
        .map(Session::work)
        .anyMatch(work -> work != null && statement.equals(work.building));
  }

  /** Data sessions of other runners, or of this one before it lost its connection. */
  Stream<Session> orphans(Object client) {
    return sessions.stream()
        .filter(session -> session.data && !session.client.equals(client) && !session.unseen());
  }

  /** One attempt in the ledger. */
  record Claim(String uid, Object runner, long at) {}

  boolean isOvertaken(Claim claim, long firstSeen) {
    return claims.stream()
        .filter(other -> other.uid().equals(claim.uid()))
        .filter(other -> !other.runner().equals(claim.runner()))
        .anyMatch(other -> other.at() > firstSeen);
  }

  /** Raises the epoch; the claim itself makes sure that the lock is still held. */
  long claim(Session lock, Claim claim) {
    claims.add(claim);
    Violation.unless(
        claimer == null || claimer == lock || !claimer.alive(),
        Invariant.I9_ONE_WRITER,
        "%s claims %s while %s holds it",
        lock,
        url,
        claimer);
    claimer = lock;
    epoch++;
    return epoch;
  }

  boolean isFenced(long claimed) {
    return epoch > claimed && !world.broken(Mutation.NO_FENCE);
  }

  /** All sessions end at once. */
  void restart() {
    world.tell("database", () -> url + " restarts");
    up = false;
    List.copyOf(sessions).forEach(this::end);
    world.between(500, 15_000, () -> up = true);
  }

  /** Another tool applies the next script, which does not ask for our lock. */
  void migrate(String schemaName, ScriptSet set, Scripts scripts) {
    var schema = schema(schemaName);
    var done = schema.history().rows().size();
    if (!isQuiet() || !lockHolders.isEmpty() || done >= set.versioned().size()) {
      return;
    }
    var script = set.versioned().get(done);
    if (!schema.halfApplied().isEmpty() || scripts.isRefused(script)) {
      return;
    }
    world.tell("person", () -> "applies " + script.file() + " to " + schemaName);
    var version = String.valueOf(done + 1);
    var name = script.name().description();
    schema.touched();
    schema.put(
        new HistoryRow(
            done + 1, version, name, "SQL", script.file(), scripts.checksum(script), true));
    for (int number = 1; number <= scripts.statementsOf(script).size(); number++) {
      effects.tookEffect(schema.statement(script.file(), number));
    }
  }

  /** What a user does about a script that is half applied: takes back what is in effect. */
  void repair(String schemaName, HistoryRow row) {
    world.tell("person", () -> "repairs " + row.script() + " in " + schemaName);
    var schema = schema(schemaName);
    for (int number = 1; number <= Scripts.MOST_STATEMENTS; number++) {
      effects.undone(schema.statement(row.script(), number));
      schema.drop(schema.statement(row.script(), number));
    }
    schema.remove(row);
  }
}
