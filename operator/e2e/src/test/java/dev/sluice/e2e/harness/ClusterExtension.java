package dev.sluice.e2e.harness;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the cluster once, gives each test a scenario, and writes down what failed. */
final class ClusterExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace STORE = Namespace.create(ClusterExtension.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Tried once: where the cluster does not come up, each test says so at once. */
  private record Start(Supplier<TestCluster> outcome) implements AutoCloseable {
    static Start tried() {
      try {
        var cluster = new TestCluster();
        return new Start(() -> cluster);
      } catch (RuntimeException e) {
        return new Start(() -> {
          throw new IllegalStateException("the cluster did not come up", e);
        });
      }
    }

    TestCluster cluster() {
      return outcome.get();
    }

    @Override
    public void close() {
      cluster().close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Scenario.class || type == TestCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var cluster =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent(Start.class, _ -> Start.tried(), Start.class)
            .cluster();
    if (parameter.getParameter().getType() == TestCluster.class) {
      return cluster;
    }
    return context
        .getStore(STORE)
        .computeIfAbsent(Scenario.class, _ -> scenario(cluster, context), Scenario.class);
  }

  private static Scenario scenario(TestCluster cluster, ExtensionContext context) {
    var words =
        context.getRequiredTestClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2");
    return Scenario.create(
        cluster, words.toLowerCase(java.util.Locale.ROOT) + "-" + COUNT.incrementAndGet());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var scenario = context.getStore(STORE).get(Scenario.class, Scenario.class);
    if (scenario == null) {
      return;
    }
    if (context.getExecutionException().isPresent()) {
      var folder = Diagnostics.dump(scenario, scenario.namespace());
      context.publishReportEntry("see", folder.toString());
    }
    scenario.remove();
  }
}
