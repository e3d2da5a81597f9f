package dev.sluice.app.gate;

import dev.sluice.core.gate.MigrationName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Tells of which migration something changed.
 *
 * @param matters whether a change does, from what was to what is
 */
record Changes<T extends HasMetadata>(BiPredicate<T, T> matters, Consumer<MigrationName> listener)
    implements ResourceEventHandler<T> {
  @Override
  public void onAdd(T added) {
    tell(added);
  }

  @Override
  public void onUpdate(T before, T now) {
    if (matters.test(before, now)) {
      tell(now);
    }
  }

  @Override
  public void onDelete(T deleted, boolean isLastStateUnknown) {
    tell(deleted);
  }

  private void tell(T object) {
    listener.accept(
        new MigrationName(object.getMetadata().getNamespace(), object.getMetadata().getName()));
  }
}
