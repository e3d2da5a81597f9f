package dev.sluice.app.observe;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs that this process created, or tried to, and that its cache may not have yet: a pass that
 * knew nothing of them would create the next. By the uid of their resource.
 */
public final class CreatedJobs {
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

  /** Before the request leaves: it can be carried out and its answer be lost. */
  public void expect(String uid, String job) {
    names.computeIfAbsent(uid, _ -> ConcurrentHashMap.newKeySet()).add(job);
  }

  Set<String> of(String uid) {
    return Set.copyOf(names.getOrDefault(uid, Set.of()));
  }

  /** The cache has it, or it is gone. */
  void forget(String uid, String job) {
    names.computeIfPresent(
        uid,
        (_, jobs) -> {
          jobs.remove(job);
          return jobs.isEmpty() ? null : jobs;
        });
  }
}
