package dev.sluice.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.sluice.e2e.harness.Mesh;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.TestCluster;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator dies at each of its writes, once before the request leaves and once when it had its
 * effect but no answer; another takes over. In the end all is as if nobody had died.
 */
@OnCluster
class CrashPointsE2E {
  private static final Logger LOG = LoggerFactory.getLogger(CrashPointsE2E.class);
  private static final int AT_ONCE = 6;

  @BeforeAll
  static void noOtherOperator(TestCluster cluster) {
    cluster.operator().scale(0);
  }

  @AfterAll
  static void operatorBack(TestCluster cluster) {
    cluster.operator().scale(1);
  }

  @Test
  void onTheFastPath(TestCluster cluster) throws Exception {
    atEachWriteOf(Life.fast(), cluster);
  }

  @Test
  void withAProxyThatDoesNotEnd(TestCluster cluster) throws Exception {
    try (var _ = Mesh.of(cluster, Mesh.ENDLESS)) {
      atEachWriteOf(Life.proxied(), cluster);
    }
  }

  @Test
  void withAnApproval(TestCluster cluster) throws Exception {
    atEachWriteOf(Life.approved(), cluster);
  }

  @Test
  void withAFailureAndARetry(TestCluster cluster) throws Exception {
    atEachWriteOf(Life.retried(), cluster);
  }

  private static void atEachWriteOf(Life life, TestCluster cluster) throws Exception {
    var writes =
        cluster.within(
            life.name() + "-recorded", scenario -> Replay.of(life, Point.NEVER, scenario).writes());
    LOG.info("{} has {} writes: {}", life.name(), writes.size(), writes);
    var count = new AtomicInteger();
    try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      var deaths =
          Point.of(writes).stream()
              .map(point ->
                  new Death(
                      point,
                      pool.submit(() ->
                          cluster.within(
                              life.name() + "-" + count.incrementAndGet(),
                              scenario -> Replay.of(life, point, scenario)))))
              .toList();
      assertAll(life.name(), deaths.stream().map(death -> death::check));
      assertThat(deaths.stream().filter(Death::happened).map(Death::kind))
          .as("kinds of writes at which an operator died")
          .containsAll(deaths.stream().map(Death::kind).toList());
    }
  }

  private record Death(Point point, Future<Replay> replay) {
    void check() throws InterruptedException {
      try {
        replay.get();
      } catch (ExecutionException e) {
        throw new AssertionError("the operator died at " + point, e.getCause());
      }
    }

    boolean happened() {
      return replay.resultNow().died();
    }

    String kind() {
      return point.moment() + " " + point.write();
    }
  }
}
