package dev.sluice.core.risk;

/** How much harm may come of it, in ascending order. The names are API. */
public enum Risk {
  /** There is nothing to do. */
  None,
  /** Nothing is at risk: a remark on style, or why what looks dangerous is not. */
  Info,
  /** Adds what nobody reads yet, or what PostgreSQL does without keeping anybody waiting. */
  Low,
  /** Nothing is lost, but others wait, work gets slower, or the statement may fail on data. */
  Medium,
  /** Data goes, what runs today stops working, or nobody can tell what happens. */
  High;

  public Risk or(Risk other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
