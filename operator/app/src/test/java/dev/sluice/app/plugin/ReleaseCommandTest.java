package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, and what is said of it. */
class ReleaseCommandTest {
  private static final Terminal YES = new FakeTerminal(true, true);
  private static final Terminal NO = new FakeTerminal(true, false);
  private static final Terminal NOBODY = new FakeTerminal(false, false);
  private static final Map<String, String> REQUIRES = Map.of("sluice.dev/requires", "orders@2");
  private static final String HELD = GivenGate.deployment(true, REQUIRES, "");
  private static final String LIFT = "orders@2 by ann: it is nullable";

  private GivenCluster given;

  @BeforeEach
  void start(@TempDir Path folder) {
    given = new GivenCluster(folder);
    given.orders(GivenGate.migration("Failed")).mayApprove(true);
  }

  @AfterEach
  void stop() {
    given.close();
  }

  private int release(Terminal terminal, String... more) throws IOException {
    var words =
        new ArrayList<>(
            List.of("release", "Deployment/api", "-n", "shop", "--reason", "it is nullable"));
    words.addAll(List.of(more));
    return given.run(terminal, words.toArray(String[]::new));
  }

  private void answers(String before, String after) {
    given
        .server
        .answer("GET", GivenGate.API, 200, before)
        .answer("PATCH", GivenGate.API, 200, after);
  }

  private List<String> patches() {
    return given.server.writes().stream()
        .filter(write -> write.method().equals("PATCH"))
        .map(FakeApiServer.Write::body)
        .toList();
  }

  @Test
  void whatWasShownIsLetGoAndNothingElse() throws IOException {
    var lifted = Map.of("sluice.dev/requires", "orders@2", "sluice.dev/released", LIFT);
    answers(HELD, GivenGate.deployment(false, lifted, "it is nullable"));
    assertThat(release(YES)).isZero();
    assertThat(patches())
        .containsExactly(
            "{\"metadata\":{\"annotations\":{\"sluice.dev/release\":\"it is nullable\"},"
                + "\"resourceVersion\":\"7\"}}");
    assertThat(given.printed())
        .contains("✗ orders@2: shop/orders is Failed")
        .contains("Deployment/api goes: its pod template says " + LIFT);
  }

  @Test
  void anAnnotationThatNobodyHeardIsNoRelease() throws IOException {
    answers(HELD, GivenGate.deployment(true, REQUIRES, "it is nullable"));
    assertThat(release(YES)).isEqualTo(1);
    assertThat(given.printed()).contains("still held").contains("no admission webhook");
  }

  @Test
  void whatIsNotHeldIsNotReleased() throws IOException {
    answers(GivenGate.deployment(false, REQUIRES, ""), "{}");
    assertThat(release(YES)).isEqualTo(1);
    assertThat(given.printed()).contains("shop Deployment/api is not held");
    assertThat(patches()).isEmpty();
  }

  @Test
  void aReasonThatStandsThereAlreadyWouldNotBeHeard() throws IOException {
    answers(GivenGate.deployment(true, REQUIRES, "it is nullable"), "{}");
    assertThat(release(YES)).isEqualTo(1);
    assertThat(given.printed()).contains("write a new one");
    assertThat(patches()).isEmpty();
  }

  @Test
  void aPersonWhoSaysNoWritesNothing() throws IOException {
    answers(HELD, "{}");
    assertThat(release(NO)).isEqualTo(1);
    assertThat(given.printed()).contains("nothing was written");
    assertThat(patches()).isEmpty();
  }

  @Test
  void withoutATerminalItTakesYes() throws IOException {
    answers(HELD, GivenGate.deployment(false, REQUIRES, "it is nullable"));
    assertThat(release(NOBODY)).isEqualTo(2);
    assertThat(patches()).isEmpty();
    assertThat(release(NOBODY, "--yes")).isZero();
    assertThat(given.printed()).contains("what it waited for is there by now");
  }
}
