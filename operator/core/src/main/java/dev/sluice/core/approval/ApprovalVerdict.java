package dev.sluice.core.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether users have said yes to a plan. */
public sealed interface ApprovalVerdict {
  /** Nobody need say anything. */
  record NotNeeded() implements ApprovalVerdict {}

  /** Enough users said yes, and may. */
  record Approved(List<String> by) implements ApprovalVerdict {
    public Approved {
      by = List.copyOf(by);
    }
  }

  /**
   * Not enough yet.
   *
   * @param by who said yes, and may
   * @param setAside yeses that do not count, or were taken back, each as a sentence
   */
  record Awaiting(int required, List<String> by, List<String> setAside) implements ApprovalVerdict {
    public Awaiting {
      by = List.copyOf(by);
      setAside = List.copyOf(setAside);
    }
  }

  /** Somebody said no, and has not said otherwise since. */
  record Rejected(String by, @Nullable String reason) implements ApprovalVerdict {}

  /** Nobody can be sure who says what. */
  record Unprotected(String why) implements ApprovalVerdict {}

  /** Whether the plan may run, as far as users are concerned. */
  default boolean clear() {
    return switch (this) {
      case NotNeeded _, Approved _ -> true;
      case Awaiting _, Rejected _, Unprotected _ -> false;
    };
  }

  /** Who approved it. */
  default List<String> approvers() {
    return switch (this) {
      case Approved(List<String> by) -> by;
      case Awaiting(_, List<String> by, _) -> by;
      case NotNeeded _, Rejected _, Unprotected _ -> List.of();
    };
  }
}
