package dev.sluice.app.release;

import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.Marks;
import dev.sluice.app.naming.Names;
import dev.sluice.core.gate.HeldWorkload;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Requirement;
import dev.sluice.core.gate.Requirements;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Held objects of one kind, by what they wait for. All of them are looked through: an index of the
 * cache is without an object for the moment in which it is updated (Fabric8 7.5), and what is
 * missed then would be held for ever.
 */
final class HeldWatch<P extends HasMetadata> extends SimpleInboundEventSource<P>
    implements ResourceEventAware<P> {
  private final HeldKind kind;
  private final IndexerResourceCache<P> cache;
  private final Consumer<HasMetadata> changed;
  private final Consumer<HasMetadata> gone;

  /**
   * Hears nothing until it is started.
   *
   * @param changed called with each that waits for more, or less, than before
   * @param gone called with each that is held no more
   */
  HeldWatch(
      HeldKind kind,
      EventSourceContext<P> context,
      Consumer<HasMetadata> changed,
      Consumer<HasMetadata> gone) {
    super("schemas");
    this.kind = kind;
    this.cache = context.getPrimaryCache();
    this.changed = changed;
    this.gone = gone;
  }

  HeldKind kind() {
    return kind;
  }

  long count() {
    return cache.list(_ -> true).count();
  }

  /** Has those that wait for it looked at. */
  void wake(MigrationName migration) {
    cache
        .list(object -> mayAwait(object, migration))
        .map(ResourceID::fromResource)
        .forEach(this::propagateEvent);
  }

  Stream<HeldWorkload> awaiting(MigrationName migration) {
    return cache
        .list(object -> migrations(object).contains(migration))
        .map(object ->
            new HeldWorkload(
                kind.name(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                Marks.time(annotation(object, Marks.SINCE))));
  }

  @Override
  public void onResourceCreated(P created) {
    changed.accept(created);
  }

  @Override
  public void onResourceUpdated(P now, P before) {
    if (!annotation(now, Marks.AWAITS).equals(annotation(before, Marks.AWAITS))) {
      changed.accept(before);
      changed.accept(now);
    }
  }

  @Override
  public void onResourceDeleted(P deleted) {
    gone.accept(deleted);
    changed.accept(deleted);
  }

  /** What an object waits for. */
  static List<MigrationName> migrations(HasMetadata object) {
    var text = annotation(object, Marks.AWAITS);
    return Requirements.parse(text, object.getMetadata().getNamespace())
            instanceof Requirements.Keys(List<Requirement> keys)
        ? keys.stream().map(Requirement::migration).distinct().toList()
        : List.of();
  }

  /** One that does not say what it waits for may wait for any. */
  private static boolean mayAwait(HasMetadata object, MigrationName migration) {
    var migrations = migrations(object);
    return migrations.isEmpty() || migrations.contains(migration);
  }

  static String annotation(HasMetadata object, String name) {
    return Names.annotation(object, name).orElse("");
  }
}
