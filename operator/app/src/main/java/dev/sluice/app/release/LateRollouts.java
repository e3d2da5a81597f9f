package dev.sluice.app.release;

import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Argo Rollouts may be installed at any time, or never. The SDK takes no controller once it is
 * started, so theirs has a start of its own: where the operator leads, once the kind is there.
 */
public final class LateRollouts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LateRollouts.class);
  private static final HeldKind ROLLOUT = HeldKind.of(GatedKind.Rollout);
  private static final int LOOK_SECONDS = 10;

  private final KubernetesClient client;
  private final HeldControllers controllers;
  private final Supplier<Operator> operators;
  private final BooleanSupplier leads;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("rollouts").daemon().factory());
  private @Nullable Operator running;

  public LateRollouts(
      KubernetesClient client,
      HeldControllers controllers,
      Supplier<Operator> operators,
      BooleanSupplier leads) {
    this.client = client;
    this.controllers = controllers;
    this.operators = operators;
    this.leads = leads;
  }

  public void start() {
    var _ = looks.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void look() {
    try {
      if (running != null && !running.getRuntimeInfo().allEventSourcesAreHealthy()) {
        running.stop();
        running = null;
      }
      if (running == null && leads.getAsBoolean() && isServed()) {
        begin(operators.get());
      }
    } catch (KubernetesClientException | OperatorException e) {
      LOG.warn("Argo Rollouts are not watched yet: {}", e.getMessage());
    }
  }

  private void begin(Operator operator) {
    controllers.register(operator, ROLLOUT, Rollout.class);
    try {
      operator.start();
      running = operator;
    } finally {
      if (running == null) {
        operator.stop();
      }
    }
  }

  private boolean isServed() {
    var answer = client.raw("/apis/" + ROLLOUT.apiVersion());
    return answer != null && answer.contains("\"" + ROLLOUT.plural() + "\"");
  }

  @Override
  public void close() {
    looks.shutdownNow();
    stop();
  }

  private synchronized void stop() {
    if (running != null) {
      running.stop();
    }
  }
}
