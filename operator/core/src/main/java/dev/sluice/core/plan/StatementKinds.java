package dev.sluice.core.plan;

import dev.sluice.core.plan.Effect.Relation;
import dev.sluice.core.plan.SqlWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells a statement's {@link Effect} from its words. */
public final class StatementKinds {
  private static final int ENOUGH = 64;
  private static final Effect TRANSACTIONAL = new Effect.Transactional();
  private static final Effect CONTROL = new Effect.TransactionControl();
  private static final Effect REPEATABLE = new Effect.Repeatable();
  private static final Effect UNVERIFIABLE = new Effect.Unverifiable();
  private static final Set<String> SUBSCRIPTION_REFRESHES = Set.of("set", "add", "drop", "refresh");

  private final List<Word> words;
  private int at;

  private StatementKinds(List<Word> words) {
    this.words = words;
  }

  public static Effect effectOf(String sql) {
    return new StatementKinds(SqlWords.of(sql, ENOUGH)).effect();
  }

  /**
   * Whether psql would have taken a part of it as a command of its own, as in {@code \restrict}.
   */
  public static boolean hasMetaCommand(String sql) {
    return SqlWords.of(sql).stream().anyMatch(word -> word.isSymbol('\\'));
  }

  private Effect effect() {
    if (words.isEmpty()) {
      return TRANSACTIONAL;
    }
    return switch (words.get(at++).text()) {
      case "begin", "commit", "end", "abort" -> CONTROL;
      case "start", "prepare" -> take("transaction") ? CONTROL : TRANSACTIONAL;
      case "rollback" -> rollback();
      case "create" -> create();
      case "drop" -> drop();
      case "alter" -> alter();
      case "reindex" -> reindex();
      case "vacuum", "cluster" -> REPEATABLE;
      case "discard" -> take("all") ? REPEATABLE : TRANSACTIONAL;
      default -> TRANSACTIONAL;
    };
  }

  private Effect rollback() {
    takeAny("work", "transaction");
    return take("to") ? TRANSACTIONAL : CONTROL;
  }

  private Effect create() {
    if (take("database")) {
      return new Effect.ClusterObject(true, false, name());
    }
    if (take("tablespace")) {
      return new Effect.ClusterObject(true, true, name());
    }
    if (take("subscription")) {
      return UNVERIFIABLE;
    }
    take("unique");
    if (!take("index") || !take("concurrently")) {
      return TRANSACTIONAL;
    }
    if (take("if") && !(take("not") && take("exists"))) {
      return UNVERIFIABLE;
    }
    if (peek("on")) {
      return UNVERIFIABLE; // PostgreSQL picks the name, so it could not be found again
    }
    String index = name();
    if (!take("on")) {
      return UNVERIFIABLE;
    }
    take("only");
    Relation table = relation();
    return new Effect.BuildIndex(new Relation(table.schema(), index), table);
  }

  private Effect drop() {
    if (take("database")) {
      return clusterObjectDropped(false);
    }
    if (take("tablespace")) {
      return clusterObjectDropped(true);
    }
    if (take("subscription")) {
      return UNVERIFIABLE;
    }
    if (!take("index") || !take("concurrently")) {
      return TRANSACTIONAL;
    }
    takeIfExists();
    List<Relation> indexes = new ArrayList<>();
    do {
      indexes.add(relation());
    } while (takeSymbol(','));
    return new Effect.DropIndex(indexes);
  }

  private Effect clusterObjectDropped(boolean tablespace) {
    takeIfExists();
    return new Effect.ClusterObject(false, tablespace, name());
  }

  private Effect alter() {
    if (take("system")) {
      return REPEATABLE;
    }
    if (take("database")) {
      name();
      return take("set") && take("tablespace") ? REPEATABLE : TRANSACTIONAL;
    }
    if (take("subscription")) {
      name();
      return at < words.size() && SUBSCRIPTION_REFRESHES.contains(words.get(at).text())
          ? UNVERIFIABLE
          : TRANSACTIONAL;
    }
    return take("table") ? alterTable() : TRANSACTIONAL;
  }

  private Effect alterTable() {
    takeIfExists();
    take("only");
    Relation parent = relation();
    if (!take("detach") || !take("partition")) {
      return TRANSACTIONAL;
    }
    Relation partition = relation();
    return take("concurrently") ? new Effect.DetachPartition(parent, partition) : TRANSACTIONAL;
  }

  private Effect reindex() {
    boolean concurrently = words.stream().limit(12).anyMatch(word -> word.is("concurrently"));
    if (concurrently) {
      return new Effect.Reindex();
    }
    if (takeSymbol('(')) {
      while (at < words.size() && !takeSymbol(')')) {
        at++;
      }
    }
    return takeAny("schema", "database", "system") ? REPEATABLE : TRANSACTIONAL;
  }

  private void takeIfExists() {
    if (take("if")) {
      take("exists");
    }
  }

  private String name() {
    return at < words.size() ? words.get(at++).text() : "";
  }

  private Relation relation() {
    String first = name();
    return takeSymbol('.') ? new Relation(first, name()) : new Relation(null, first);
  }

  private boolean peek(String word) {
    return at < words.size() && words.get(at).is(word);
  }

  private boolean take(String word) {
    if (!peek(word)) {
      return false;
    }
    at++;
    return true;
  }

  private boolean takeAny(String... candidates) {
    for (String candidate : candidates) {
      if (take(candidate)) {
        return true;
      }
    }
    return false;
  }

  private boolean takeSymbol(char symbol) {
    if (at >= words.size() || !words.get(at).isSymbol(symbol)) {
      return false;
    }
    at++;
    return true;
  }
}
