package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.ScriptMap;
import dev.sluice.core.sim.Stored.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Objects with resource versions. Every write that a watch could see goes through here. */
final class ApiServer {
  /** An immutable ConfigMap with a request and scripts. */
  record Inputs(RunRequest request, String digest) {}

  final Store<Migration> migrations = new Store<>();
  final Store<ScriptMap> scripts = new Store<>();
  final Store<Job> jobs = new Store<>();
  final Store<Pod> pods = new Store<>();
  final Store<State> states = new Store<>();
  final Frozen<Inputs> inputs = new Frozen<>();
  final Frozen<Plan> plans = new Frozen<>();
  private final Map<String, SchemaMigrationSpec> specs = new HashMap<>();
  private final Map<String, SchemaStateSpec> told = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private long version;

  Migration write(Migration migration) {
    var written = migration.at(++version);
    migrations.put(written);
    specs.put(written.uid() + "/" + written.generation(), written.spec());
    return written;
  }

  Job write(Job job) {
    var written = job.at(++version);
    jobs.put(written);
    return written;
  }

  void write(Pod pod) {
    pods.put(pod.at(++version));
  }

  void write(ScriptMap map) {
    scripts.put(map.at(++version));
  }

  void write(State state) {
    told.put(state.name(), state.spec());
    states.put(state.at(++version));
  }

  /** A user who may deletes it. */
  void lose(State state) {
    lost.merge(state.name(), 1, Integer::sum);
    states.remove(state);
  }

  int lost(String name) {
    return lost.getOrDefault(name, 0);
  }

  /** What was last written of that name, be it deleted by now. */
  Optional<SchemaStateSpec> told(String name) {
    return Optional.ofNullable(told.get(name));
  }

  long version() {
    return version;
  }

  /** As it was at that generation. */
  SchemaMigrationSpec spec(String uid, long generation) {
    var spec = specs.get(uid + "/" + generation);
    if (spec == null) {
      throw new IllegalStateException("no generation " + generation + " of " + uid);
    }
    return spec;
  }

  boolean exists(Migration owner) {
    return migrations.get(owner.name()).filter(now -> now.uid().equals(owner.uid())).isPresent();
  }
}
