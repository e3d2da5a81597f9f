package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.ScriptMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** They make resources, change their minds, approve, delete, and do not wait for anything. */
final class People {
  private static final List<When> CARE = List.of(When.values());

  private final World world;
  private final ApiServer api;
  private final Jobs jobs;
  private final Databases databases;
  private final Map<String, List<Integer>> texts = new LinkedHashMap<>();
  private int number;

  People(World world, ApiServer api, Jobs jobs, Databases databases) {
    this.world = world;
    this.api = api;
    this.jobs = jobs;
    this.databases = databases;
  }

  void start(int resources) {
    for (int i = 0; i < resources; i++) {
      var name = String.valueOf((char) ('a' + i));
      var list = new ArrayList<Integer>();
      for (int version = 1; version <= world.chance.between(1, 3); version++) {
        list.add(0);
      }
      source(name, list);
      world.between(0, 5_000, () -> create(name, world.chance.pick(CARE)));
    }
    actLater();
  }

  List<String> resources() {
    return List.copyOf(texts.keySet());
  }

  List<Integer> texts(String resource) {
    return texts.getOrDefault(resource, List.of(0));
  }

  void source(String resource, List<Integer> changed) {
    texts.put(resource, List.copyOf(changed));
    world.tell("person", () -> resource + " scripts " + Scripts.name(changed));
    api.write(new ScriptMap(resource, Scripts.name(changed), 0));
  }

  private void create(String name, When when) {
    var uid = name + "-" + ++number;
    world.tell("person", () -> "creates " + name + " as " + uid);
    var spec =
        Specs.spec(name, world.chance.pick(databases.all).url, when, false, false, "latest", 5);
    api.write(
        new Migration(name, uid, 1, spec, null, Ballots.NONE, SchemaMigrationStatus.EMPTY, 0));
  }

  private void actLater() {
    world.between(
        500,
        20_000,
        () -> {
          if (world.faults.active()) {
            act(world.chance.pick(resources()));
            actLater();
          }
        });
  }

  private void act(String resource) {
    var list = new ArrayList<>(texts(resource));
    switch (world.chance.between(1, 28)) {
      case 1, 2, 3, 4 -> {
        if (list.size() < Scripts.MOST) {
          list.add(world.chance.of(0.2) ? 1 : 0);
        }
        source(resource, list);
      }
      case 5 -> {
        list.set(list.size() - 1, world.chance.between(0, 3));
        source(resource, list);
      }
      case 6 -> {
        if (list.size() > 1) {
          list.removeLast();
        }
        source(resource, list);
      }
      case 7 -> api.scripts.get(resource).ifPresent(api.scripts::remove);
      case 8, 9 ->
          change(
              resource,
              spec -> Specs.with(spec, world.chance.pick(CARE), spec.suspend(), spec.dryRun()));
      case 10 ->
          change(
              resource, spec -> Specs.with(spec, Specs.when(spec), !spec.suspend(), spec.dryRun()));
      case 11 ->
          change(
              resource, spec -> Specs.with(spec, Specs.when(spec), spec.suspend(), !spec.dryRun()));
      case 12, 13 -> retry(resource);
      case 14, 15, 16, 17 -> approve(resource);
      case 18 -> recreate(resource);
      case 19 -> deleteJob(resource);
      case 20 -> change(resource, this::moved);
      case 21 -> change(resource, spec -> aimed(spec, list.size()));
      case 22, 23 -> change(resource, this::otherLimits);
      case 24 -> otherTool(resource);
      case 25 -> decide(resource, Decision.Revoke);
      case 26 -> {
        approve(resource);
        world.between(0, 5_000, () -> decide(resource, Decision.Revoke));
      }
      case 27 -> loseState(resource);
      default -> restart();
    }
  }

  private SchemaMigrationSpec moved(SchemaMigrationSpec spec) {
    return Specs.with(spec, world.chance.pick(databases.all).url, spec.target(), 5);
  }

  private SchemaMigrationSpec aimed(SchemaMigrationSpec spec, int scripts) {
    var target = world.chance.of(0.5) ? "latest" : "" + world.chance.between(1, scripts);
    return Specs.with(spec, spec.database().url(), target, 5);
  }

  private SchemaMigrationSpec otherLimits(SchemaMigrationSpec spec) {
    return Specs.with(spec, spec.database().url(), spec.target(), world.chance.between(1, 3));
  }

  void calm(String resource) {
    change(resource, spec -> Specs.with(spec, Specs.when(spec), false, false));
  }

  void aimAtLatest(String resource) {
    change(resource, spec -> Specs.with(spec, spec.database().url(), "latest", 5));
  }

  void retry(String resource) {
    edit(resource, migration -> migration.withRetry(String.valueOf(++number)));
  }

  void approve(String resource) {
    decide(resource, Decision.Approve);
  }

  private void decide(String resource, Decision decision) {
    edit(
        resource,
        migration -> {
          var plan = migration.status().plan();
          return plan == null
              ? migration
              : migration.with(decide(migration.ballots(), decision, plan.hash()));
        });
  }

  private Ballots decide(Ballots before, Decision decision, String plan) {
    var object = "ballot-" + ++number;
    var now = world.nowInSeconds();
    return world.chance.of(0.5)
        ? before.annotated(decision, plan, object, now)
        : before.with(decision, plan, object, now);
  }

  private void change(String resource, UnaryOperator<SchemaMigrationSpec> edit) {
    edit(
        resource,
        migration -> {
          var changed = edit.apply(migration.spec());
          return changed.equals(migration.spec()) ? migration : migration.with(changed);
        });
  }

  private void edit(String resource, UnaryOperator<Migration> edit) {
    Consumer<Migration> write =
        migration -> {
          var changed = edit.apply(migration);
          if (!changed.equals(migration)) {
            world.tell("person", () -> brief(changed));
            api.write(changed);
          }
        };
    api.migrations.get(resource).ifPresent(write);
  }

  private static String brief(Migration migration) {
    var spec = migration.spec();
    return "edits %s to %s on %s, %s, suspend %s, dryRun %s, retry %s, decided %s"
        .formatted(
            migration.name(),
            spec.target(),
            spec.database().url(),
            spec.approval().when(),
            spec.suspend(),
            spec.dryRun(),
            migration.retry(),
            migration.ballots().brief());
  }

  private void recreate(String resource) {
    api.migrations
        .get(resource)
        .ifPresent(old -> {
          world.tell("person", () -> "deletes " + old.uid());
          api.migrations.remove(old);
          jobs.orphan(old);
          world.between(1, 10_000, () -> create(resource, Specs.when(old.spec())));
        });
  }

  private void deleteJob(String resource) {
    var all = api.jobs.list().stream().filter(job -> job.resource().equals(resource)).toList();
    if (!all.isEmpty() && world.strikes(Kind.JOB_DELETED, 10)) {
      jobs.delete(world.chance.pick(all));
    }
  }

  /** As Flyway would, run by hand while no run is at work: the next script of the set. */
  private void otherTool(String resource) {
    var migration = api.migrations.get(resource);
    if (migration.isEmpty() || !world.strikes(Kind.OTHER_TOOL)) {
      return;
    }
    var set = databases.scripts.set(Scripts.name(texts(resource)));
    databases.at(migration.get().spec().database().url()).migrate(resource, set, databases.scripts);
  }

  /** Its operator is to put it back. */
  private void loseState(String resource) {
    world.tell("person", () -> "deletes what workloads are told of " + resource);
    api.states.get(resource).ifPresent(api::lose);
  }

  private void restart() {
    if (world.strikes(Kind.DATABASE_RESTARTS, 4)) {
      world.chance.pick(databases.all).restart();
    }
  }
}
