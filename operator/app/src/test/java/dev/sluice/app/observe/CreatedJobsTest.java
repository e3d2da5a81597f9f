package dev.sluice.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreatedJobsTest {
  private final CreatedJobs created = new CreatedJobs();

  @Test
  void whatIsExpectedStaysUntilItIsForgotten() {
    created.expect("u1", "orders-a-1");
    created.expect("u1", "orders-b-1");
    created.forget("u1", "orders-a-1");
    assertThat(created.of("u1")).containsExactly("orders-b-1");
    created.forget("u1", "orders-b-1");
    assertThat(created.of("u1")).isEmpty();
  }

  @Test
  void aResourceMadeAnewStartsWithNothing() {
    created.expect("u1", "orders-a-1");
    assertThat(created.of("u2")).isEmpty();
  }
}
