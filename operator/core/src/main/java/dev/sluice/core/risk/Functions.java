package dev.sluice.core.risk;

import dev.sluice.core.sql.StableFunctions;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Set;

/**
 * What is known of PostgreSQL's own functions. A name without a schema is one of them, because
 * pg_catalog is searched first; any other function may do anything.
 */
public final class Functions {
  /** Another value with each call, or an effect on this session alone. */
  private static final Set<String> HARMLESS =
      Set.of(
          "clock_timestamp",
          "timeofday",
          "random",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "nextval",
          "currval",
          "lastval",
          "set_config",
          "pg_backend_pid",
          "pg_advisory_xact_lock",
          "pg_try_advisory_xact_lock",
          "pg_notify");

  private Functions() {}

  /** Of one in pg_catalog; another one's is its whole name. */
  static String name(Tree call) {
    return StableFunctions.name(call);
  }

  /** Whether a query calls nothing that could change anything. */
  public static boolean isHarmless(Tree query) {
    return query.all("FuncCall").stream().allMatch(Functions::isHarmlessCall);
  }

  private static boolean isHarmlessCall(Tree call) {
    return isHarmless(name(call)) && !setsWhatNobodyKnows(call);
  }

  /** Its parameter or the value is computed; a parameter with a dot is nobody else's. */
  private static boolean setsWhatNobodyKnows(Tree call) {
    List<Tree> args = call.list("args");
    return name(call).equals("set_config")
        && (args.size() < 2
            || !args.get(0).has("sval")
            || !(args.get(1).has("sval") || args.get(0).at("sval").text("sval").contains(".")));
  }

  /** Whether the definition of an aggregate or operator names a function that may do anything. */
  public static boolean hasOwn(Tree definition) {
    return definition.list("definition").stream()
        .filter(part -> part.text("defname").matches(".*func"))
        .map(part -> part.at("arg").names("names"))
        .anyMatch(names -> names.isEmpty() || !isHarmless(names.getLast()));
  }

  /** Whether this is the name of one on which judgements rest. */
  public static boolean isHarmless(String name) {
    return StableFunctions.contains(name) || HARMLESS.contains(name) || name.equals("setval");
  }

  /** Whether it sets the next value of a sequence. */
  public static boolean setsSequence(Tree query) {
    return query.all("FuncCall").stream().anyMatch(call -> name(call).equals("setval"));
  }
}
