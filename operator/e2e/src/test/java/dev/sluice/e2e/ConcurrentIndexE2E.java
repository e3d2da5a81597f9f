package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Books;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.Pod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The pod goes away while an index is built concurrently: in the end it is there once, valid. */
@InNamespace
class ConcurrentIndexE2E {
  @Test
  void podDeletedDuringTheBuild(Scenario scenario) throws SQLException {
    lostDuringTheBuild(scenario, pod -> scenario.client().pods().resource(pod).delete());
    assertThat(new Books(scenario).attempts()).containsExactly("1|INTERRUPTED", "2|SUCCEEDED");
  }

  @Test
  void podKilledDuringTheBuild(Scenario scenario) throws SQLException {
    lostDuringTheBuild(scenario, pod -> scenario.cluster().node().kill(pod));
    assertThat(new Books(scenario).attempts()).containsExactly("1|LOST", "2|SUCCEEDED");
  }

  private static void lostDuringTheBuild(Scenario scenario, Consumer<Pod> loss)
      throws SQLException {
    var doors = Doors.in(scenario);
    doors.shut("before");
    scenario.apply("concurrent-index");
    var boats = scenario.migration("boats");
    doors.awaitRunAt("before", boats.session(1));
    try (var writer = scenario.connect()) {
      keepBuildersWaiting(writer);
      doors.open("before");
      awaitBuild(scenario, boats.session(1));
      loss.accept(boats.pod());
      boats.await("at attempt 2", status -> status.run() != null && status.run().attempt() == 2);
      writer.rollback();
    }
    readyOnce(scenario, boats, doors);
  }

  /** As a long transaction of an application does. */
  private static void keepBuildersWaiting(Connection writer) throws SQLException {
    writer.setAutoCommit(false);
    try (var statement = writer.createStatement()) {
      statement.execute("lock table boats in row exclusive mode");
    }
  }

  private static void awaitBuild(Scenario scenario, String run) {
    var builds =
        "select 1 from pg_stat_progress_create_index join pg_stat_activity using (pid) where"
            + " phase = 'waiting for writers before build' and application_name like '"
            + run
            + ":%'";
    Awaitility.await("a build that waits for writers")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !scenario.query(builds).isEmpty());
  }

  private static void readyOnce(Scenario scenario, Migration boats, Doors doors) {
    boats.awaitReady();
    var books = new Books(scenario);
    assertThat(boats.jobs()).hasSize(2);
    assertThat(doors.ran()).containsExactly("V1", "V2.1", "V2.4");
    assertThat(books.indexes("boats")).containsExactly("boats_by_name|t", "boats_pkey|t");
    assertThat(books.history()).containsExactly("1|t", "2|t");
    assertThat(books.sessions()).isEmpty();
  }
}
