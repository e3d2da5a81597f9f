package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Books;
import dev.sluice.e2e.harness.Doors;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import org.junit.jupiter.api.Test;

/** Two resources on one database: one works, the other says for whom it waits. */
@InNamespace
class OneDatabaseE2E {
  @Test
  void theyQueueAndBothBecomeReady(Scenario scenario) {
    var doors = Doors.in(scenario);
    doors.shut("inside");
    scenario.apply("one-database");
    var boats = scenario.migration("boats");
    var fees = scenario.migration("fees");
    var waiting = doors.awaitAnyRunAt("inside").equals(boats.session(1)) ? fees : boats;
    var working = waiting == fees ? boats : fees;
    var holder = "run lock, held by " + working.session(1);
    var status = waiting.await("waiting", seen -> Migration.message(seen).contains(holder));
    assertThat(status.phase()).isEqualTo("Migrating");
    doors.open("inside");
    boats.awaitReady();
    fees.awaitReady();
    assertThat(doors.ran()).containsExactlyInAnyOrder("boats", "fees");
    assertThat(boats.jobs()).hasSize(1);
    assertThat(fees.jobs()).hasSize(1);
    var books = new Books(scenario);
    assertThat(books.overlaps()).isEmpty();
    assertThat(books.attempts()).containsExactly("1|SUCCEEDED", "1|SUCCEEDED");
  }
}
