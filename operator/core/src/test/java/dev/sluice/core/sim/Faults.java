package dev.sluice.core.sim;

import java.util.EnumMap;
import java.util.Map;

/** How often what goes wrong, in one seed: about half of all kinds, so that each is seen alone. */
final class Faults {
  enum Kind {
    OPERATOR_KILLED(0.01),
    OPERATOR_PAUSED(0.005),
    API_FAILS(0.02),
    API_REFUSES(0.01),
    WATCH_LOST(0.03),
    WATCH_LATE(0.1),
    WATCH_TWICE(0.03),
    POD_NEVER_STARTS(0.1),
    POD_DELETED(0.05),
    JOB_DELETED(0.03),
    STARTS_TWICE(0.1),
    NODE_LOST(0.05),
    RUNNER_KILLED(0.01),
    RUNNER_PAUSED(0.01),
    CONNECTION_CUT(0.02),
    CUT_AT_COMMIT(0.02),
    PAUSED_BEFORE_COMMIT(0.01),
    LOCK_TIMEOUT(0.05),
    ROWS_IN_THE_WAY(0.02),
    CHECK_FAILS(0.02),
    SESSION_UNSEEN(0.3),
    SESSION_LINGERS(0.5),
    DATABASE_RESTARTS(0.1),
    OLD_SNAPSHOT(0.05),
    OTHER_TOOL(0.6);

    private final double usual;

    Kind(double usual) {
      this.usual = usual;
    }
  }

  private final Map<Kind, Double> rates = new EnumMap<>(Kind.class);
  private boolean active = true;

  static Faults draw(Chance chance) {
    var faults = new Faults();
    var strength = chance.pick(java.util.List.of(0.3, 1.0, 3.0));
    for (var kind : Kind.values()) {
      faults.rates.put(kind, chance.of(0.5) ? Math.min(0.6, kind.usual * strength) : 0.0);
    }
    return faults;
  }

  boolean strikes(Kind kind, int times, Chance chance) {
    return active && chance.of(rates.getOrDefault(kind, 0.0) * times);
  }

  boolean active() {
    return active;
  }

  void end() {
    active = false;
  }
}
