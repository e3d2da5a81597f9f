package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.core.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what is typed to what the API server is asked. */
class VotingTest {
  private static final Terminal YES = new FakeTerminal(true, true);
  private static final Terminal NO = new FakeTerminal(true, false);
  private static final Terminal NOBODY = new FakeTerminal(false, true);
  private static final String WAITING = GivenCluster.migration(GivenCluster.HASH, 1, Map.of());

  private GivenCluster given;

  @BeforeEach
  void start(@TempDir Path folder) {
    given = new GivenCluster(folder);
  }

  @AfterEach
  void stop() {
    given.close();
  }

  @Test
  void anApprovalIsAnAnnotationWithTheHashAndWhoGaveIt() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(YES, "approve", "smig/orders", "--reason", "fine")).isZero();
    assertThat(annotations())
        .isEqualTo(
            Map.of(
                "sluice.dev/approve", GivenCluster.HASH,
                "sluice.dev/approved-by", "ann",
                "sluice.dev/approved-by-groups", "dba,all",
                "sluice.dev/reason", "fine"));
    assertThat(given.printed()).contains("approved " + GivenCluster.HASH + "\nby ann");
  }

  @Test
  void whereTwoMustApproveEachIsAnObject() throws IOException {
    given.orders(GivenCluster.migration(GivenCluster.HASH, 2, Map.of())).mayApprove(true);
    given.server.answer(
        "POST", GivenCluster.APPROVALS, 201, "{\"metadata\":{\"name\":\"orders-9f-x\"}}");
    assertThat(given.run(YES, "approve", "orders")).isZero();
    assertThat(written("POST", GivenCluster.APPROVALS))
        .contains("\"generateName\":\"orders-9f2c3a1b4d-\"")
        .contains("\"planHash\":\"" + GivenCluster.HASH + "\"")
        .contains("\"uid\":\"u1\"", "\"by\":\"ann\"", "\"decision\":\"Approve\"");
    assertThat(given.printed()).contains("1 of 2 approvers; it waits for more");
  }

  @Test
  void whereTheAnnotationIsTakenTheApprovalIsAnObject() throws IOException {
    var taken = Map.of("sluice.dev/approve", GivenCluster.HASH);
    given.orders(GivenCluster.migration(GivenCluster.HASH, 1, taken)).mayApprove(true);
    given.server.answer(
        "POST", GivenCluster.APPROVALS, 201, "{\"metadata\":{\"name\":\"orders-9f-x\"}}");
    assertThat(given.run(YES, "approve", "orders")).isZero();
    assertThat(given.printed()).contains("MigrationApproval orders-9f-x");
  }

  @Test
  void aPlanThatMovesWhileThePersonReadsIsNotApproved() throws IOException {
    given
        .orders(WAITING, GivenCluster.migration(GivenCluster.ANOTHER, 1, Map.of()))
        .mayApprove(true);
    assertThat(given.run(YES, "approve", "orders")).isEqualTo(1);
    assertThat(given.printed()).contains("the plan changed while you read it");
    assertNothingWritten();
  }

  @Test
  void aPlanThatIsNotTheNamedOneIsNotApproved() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(YES, "approve", "orders", "--yes", "--plan", GivenCluster.ANOTHER))
        .isEqualTo(1);
    assertThat(given.printed()).contains("not the one that you named");
    assertNothingWritten();
  }

  @Test
  void aNoIsANo() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(NO, "approve", "orders")).isEqualTo(1);
    assertNothingWritten();
  }

  @Test
  void withoutATerminalItMustBeSaidOnTheCommandLine() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(NOBODY, "approve", "orders")).isEqualTo(2);
    assertNothingWritten();
    assertThat(given.run(NOBODY, "approve", "orders", "--yes", "--plan", GivenCluster.HASH))
        .isZero();
  }

  @Test
  void whoMayNotIsToldSoBeforeBeingAsked() throws IOException {
    given.orders(WAITING).mayApprove(false);
    assertThat(given.run(YES, "approve", "orders")).isEqualTo(1);
    assertThat(given.printed()).contains("ann may not approve this plan: you lack verb 'approve'");
    assertNothingWritten();
  }

  @Test
  void aRejectionLeavesTheApproversGroupsAlone() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(YES, "reject", "orders", "--reason", "drops rows")).isZero();
    assertThat(annotations())
        .isEqualTo(
            Map.of(
                "sluice.dev/reject", GivenCluster.HASH,
                "sluice.dev/rejected-by", "ann",
                "sluice.dev/reason", "drops rows"));
  }

  @Test
  void nobodyRevokesWhatAnotherApproved() throws IOException {
    given.orders(WAITING).mayApprove(true);
    assertThat(given.run(YES, "revoke", "orders")).isEqualTo(1);
    assertThat(given.printed()).contains("there is no approval of this plan by ann");
  }

  @Test
  void whoseYesCountsIsNotAskedAgain() throws IOException {
    given.orders(GivenCluster.decided(Map.of(), decision(Decision.Approve))).mayApprove(true);
    assertThat(given.run(YES, "approve", "orders")).isEqualTo(1);
    assertThat(given.printed()).contains("you approved this plan already, ann");
    assertNothingWritten();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoseYesDoesNotCountApprovesAgainByAnObject(boolean stillAnnotated) throws IOException {
    var annotations =
        stillAnnotated ? Map.of("sluice.dev/approve", GivenCluster.HASH) : Map.<String, String>of();
    given
        .orders(GivenCluster.decided(annotations, decision(Decision.Approve).with("it expired")))
        .mayApprove(true);
    assertObjectWrittenBy("approve", "Approve");
  }

  @ParameterizedTest
  @CsvSource({"approve, Approve", "reject, Reject", "revoke, Revoke"})
  void theSameAgainIsAnObject(String verb, String decision) throws IOException {
    var annotations = Map.of("sluice.dev/" + verb, GivenCluster.HASH);
    var last = verb.equals("approve") ? Decision.Revoke : Decision.Approve;
    given.orders(GivenCluster.decided(annotations, decision(last))).mayApprove(true);
    assertObjectWrittenBy(verb, decision);
  }

  @Test
  void whatAnotherRejectedIsSaidToWaitForThem() throws IOException {
    var eve =
        new ApprovalStatus(
            "eve",
            List.of(),
            Decision.Reject,
            GivenCluster.HASH,
            "2026-11-25T19:44:00Z",
            "annotation",
            "no",
            null);
    given.orders(GivenCluster.decided(Map.of(), eve)).mayApprove(true);
    assertThat(given.run(YES, "approve", "orders")).isZero();
    assertThat(given.printed()).contains("runs only once eve approves it after all");
  }

  @Test
  void aRejectionIsTakenBackByApproving() throws IOException {
    given.orders(GivenCluster.decided(Map.of(), decision(Decision.Reject))).mayApprove(true);
    assertThat(given.run(YES, "revoke", "orders")).isEqualTo(1);
    assertThat(given.printed())
        .contains("who rejected takes it back by approving: kubectl sluice approve orders");
  }

  private static ApprovalStatus decision(Decision decision) {
    return new ApprovalStatus(
        "ann",
        List.of(),
        decision,
        GivenCluster.HASH,
        "2026-11-25T19:44:00Z",
        "annotation",
        null,
        null);
  }

  private void assertObjectWrittenBy(String verb, String decision) throws IOException {
    given.server.answer(
        "POST", GivenCluster.APPROVALS, 201, "{\"metadata\":{\"name\":\"orders-9f-x\"}}");
    assertThat(given.run(YES, verb, "orders", "--reason", "r")).isZero();
    assertThat(written("POST", GivenCluster.APPROVALS))
        .contains("\"decision\":\"" + decision + "\"");
    assertThat(given.server.writes()).noneMatch(write -> write.method().equals("PATCH"));
  }

  private Object annotations() {
    var patch = Json.read(written("PATCH", GivenCluster.ORDERS), Map.class).orElseThrow();
    return ((Map<?, ?>) patch.get("metadata")).get("annotations");
  }

  private String written(String method, String path) {
    return given.server.writes().stream()
        .filter(write -> write.method().equals(method) && write.path().equals(path))
        .map(FakeApiServer.Write::body)
        .findFirst()
        .orElseThrow();
  }

  private void assertNothingWritten() {
    assertThat(given.server.writes()).noneMatch(write -> write.path().contains("sluice.dev/v1"));
  }
}
