package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ChecksSpec;
import dev.sluice.api.v1alpha1.CredentialsSpec;
import dev.sluice.api.v1alpha1.DatabaseSpec;
import dev.sluice.api.v1alpha1.RetriesSpec;
import dev.sluice.api.v1alpha1.RunSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SourceSpec;
import dev.sluice.api.v1alpha1.SqlCheck;
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
  private static final SqlCheck CHECK = new SqlCheck("rows", "select 1", "1");

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
      world.between(0, 5_000, () -> create(name, world.chance.of(0.5)));
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

  private void create(String name, boolean careful) {
    var uid = name + "-" + ++number;
    world.tell("person", () -> "creates " + name + " as " + uid);
    var spec = spec(name, world.chance.pick(databases.all).url, careful, false, false, "latest", 5);
    api.write(new Migration(name, uid, 1, spec, null, null, SchemaMigrationStatus.EMPTY, 0));
  }

  private static SchemaMigrationSpec spec(
      String schema,
      String url,
      boolean careful,
      boolean suspend,
      boolean dryRun,
      String target,
      int lockTimeout) {
    return new SchemaMigrationSpec(
        new DatabaseSpec(url, new CredentialsSpec("secret"), List.of(schema)),
        new SourceSpec(List.of(schema), null, Map.of()),
        target,
        Map.of(),
        new RunSpec(lockTimeout + "s", "90s", new RetriesSpec(4, "60s"), null),
        new ApprovalSpec(careful ? ApprovalSpec.When.Always : ApprovalSpec.When.Never),
        new ChecksSpec(List.of(CHECK), List.of(CHECK)),
        suspend,
        dryRun);
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
    switch (world.chance.between(1, 25)) {
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
          change(resource, spec -> with(spec, !isCareful(spec), spec.suspend(), spec.dryRun()));
      case 10 ->
          change(resource, spec -> with(spec, isCareful(spec), !spec.suspend(), spec.dryRun()));
      case 11 ->
          change(resource, spec -> with(spec, isCareful(spec), spec.suspend(), !spec.dryRun()));
      case 12, 13 -> retry(resource);
      case 14, 15, 16, 17 -> approve(resource);
      case 18 -> recreate(resource);
      case 19 -> deleteJob(resource);
      case 20 -> change(resource, this::moved);
      case 21 -> change(resource, spec -> aimed(spec, list.size()));
      case 22, 23 -> change(resource, this::otherLimits);
      case 24 -> otherTool(resource);
      default -> restart();
    }
  }

  private static boolean isCareful(SchemaMigrationSpec spec) {
    return spec.approval().when() == ApprovalSpec.When.Always;
  }

  private static SchemaMigrationSpec with(
      SchemaMigrationSpec spec, boolean careful, boolean suspend, boolean dryRun) {
    return new SchemaMigrationSpec(
        spec.database(),
        spec.source(),
        spec.target(),
        spec.placeholders(),
        spec.run(),
        new ApprovalSpec(careful ? ApprovalSpec.When.Always : ApprovalSpec.When.Never),
        spec.checks(),
        suspend,
        dryRun);
  }

  static SchemaMigrationSpec unsuspended(SchemaMigrationSpec spec) {
    return with(spec, isCareful(spec), false, spec.dryRun());
  }

  static SchemaMigrationSpec careless(SchemaMigrationSpec spec) {
    return with(spec, false, spec.suspend(), spec.dryRun());
  }

  private static SchemaMigrationSpec with(
      SchemaMigrationSpec spec, String url, String target, int lockTimeout) {
    return spec(
        spec.database().schemas().getFirst(),
        url,
        isCareful(spec),
        spec.suspend(),
        spec.dryRun(),
        target,
        lockTimeout);
  }

  private SchemaMigrationSpec moved(SchemaMigrationSpec spec) {
    return with(spec, world.chance.pick(databases.all).url, spec.target(), 5);
  }

  private SchemaMigrationSpec aimed(SchemaMigrationSpec spec, int scripts) {
    var target = world.chance.of(0.5) ? "latest" : "" + world.chance.between(1, scripts);
    return with(spec, spec.database().url(), target, 5);
  }

  private SchemaMigrationSpec otherLimits(SchemaMigrationSpec spec) {
    return with(spec, spec.database().url(), spec.target(), world.chance.between(1, 3));
  }

  void calm(String resource) {
    change(resource, spec -> with(spec, isCareful(spec), false, false));
  }

  void aimAtLatest(String resource) {
    change(resource, spec -> with(spec, spec.database().url(), "latest", 5));
  }

  void retry(String resource) {
    edit(resource, migration -> migration.withRetry(String.valueOf(++number)));
  }

  void approve(String resource) {
    edit(
        resource,
        migration -> {
          var plan = migration.status().plan();
          return plan == null ? migration : migration.withApproval(plan.hash());
        });
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
    return "edits %s to %s on %s, %s, suspend %s, dryRun %s, retry %s, approved %s"
        .formatted(
            migration.name(),
            spec.target(),
            spec.database().url(),
            spec.approval().when(),
            spec.suspend(),
            spec.dryRun(),
            migration.retry(),
            migration.approved());
  }

  private void recreate(String resource) {
    api.migrations
        .get(resource)
        .ifPresent(old -> {
          world.tell("person", () -> "deletes " + old.uid());
          api.migrations.remove(old);
          jobs.orphan(old);
          world.between(1, 10_000, () -> create(resource, isCareful(old.spec())));
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

  private void restart() {
    if (world.strikes(Kind.DATABASE_RESTARTS, 4)) {
      world.chance.pick(databases.all).restart();
    }
  }
}
