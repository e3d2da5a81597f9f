package dev.sluice.app.gate;

/** What migrations that list a workload want to have applied now. */
@FunctionalInterface
interface CurrentTargets {
  /** What they say. */
  sealed interface Answer {
    /** No migration of the namespace lists it. */
    record NotListed() implements Answer {}

    /** As people write requirements. */
    record Required(String keys) implements Answer {}

    /** One lists it, and its target cannot be told. */
    record Unknown(String why) implements Answer {}
  }

  Answer requiredBy(String namespace, GatedKind kind, String name);
}
