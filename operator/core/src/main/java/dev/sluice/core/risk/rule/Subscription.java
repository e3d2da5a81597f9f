package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE and ALTER SUBSCRIPTION. */
final class Subscription implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "subscription",
          Risk.High,
          "It connects to another server and holds a replication slot there; whether an "
              + "interrupted one took effect, no catalogue tells for sure.",
          "Manage subscriptions outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateSubscriptionStmt", "AlterSubscriptionStmt");
  }
}
