package dev.sluice.core.sim;

import dev.sluice.core.status.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Where the phase may go while nobody changes what is wanted: spec, scripts, annotations. A change
 * of these may lead anywhere.
 *
 * <pre>
 *   Pending  --+--> Pending, Planning, Migrating            (a pod was lost; a plan was outrun)
 *   Planning --+--> AwaitingApproval, Planned, Suspended    (rests until somebody changes something)
 *   Migrating -+--> Ready, Failed                           (likewise)
 * </pre>
 *
 * A phase in between may be skipped: a Job may have been made and have ended while no operator
 * lived to tell.
 */
final class Edges {
  private Edges() {}

  static boolean allowed(@Nullable String from, @Nullable String to) {
    return from == null || to == null || from.equals(to) || !rests(Phase.valueOf(from));
  }

  private static boolean rests(Phase phase) {
    return switch (phase) {
      case Pending, Planning, AwaitingWindow, Migrating -> false;
      case Planned, AwaitingApproval, Ready, Failed, Suspended -> true;
    };
  }
}
