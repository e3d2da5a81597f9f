package dev.sluice.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StampTest {
  private static final String MIGRATION = "SchemaMigration";
  private static final String ABSENT = "null";

  /** Bob sends {@code now} over {@code old}; annotations without their prefix. */
  record Row(String sentence, String old, String now, Map<String, String> stamps) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("creation has an author", ABSENT, of("1", ""), Map.of("author", "bob")),
        new Row(
            "creation in another's name is left to the policy",
            ABSENT,
            of("1", "author: ann"),
            Map.of()),
        new Row("creation in one's own name is right", ABSENT, of("1", "author: bob"), Map.of()),
        new Row(
            "creation with an approval is left to the policy",
            ABSENT,
            of("1", "author: bob, approve: h"),
            Map.of()),
        new Row(
            "another spec has another author",
            of("1", "author: ann"),
            of("2", "author: ann"),
            Map.of("author", "bob")),
        new Row(
            "another spec of the same author",
            of("1", "author: bob"),
            of("2", "author: bob"),
            Map.of()),
        new Row(
            "another spec that drops the author",
            of("1", "author: ann"),
            of("2", ""),
            Map.of("author", "bob")),
        new Row(
            "another spec with a forged author is left to the policy",
            of("1", "author: ann"),
            of("2", "author: eve"),
            Map.of()),
        new Row("the same spec has the same author", of("1", ""), of("1", "x: y"), Map.of()),
        new Row(
            "an author that was dropped is put back",
            of("1", "author: ann"),
            of("1", ""),
            Map.of("author", "ann")),
        new Row(
            "an author that was forged is left to the policy",
            of("1", "author: ann"),
            of("1", "author: eve"),
            Map.of()),
        new Row(
            "who only suspends is not the author",
            of("1", "author: ann"),
            of("1", "author: ann").replace("\"spec\": {", "\"spec\": {\"suspend\": true, "),
            Map.of()),
        new Row(
            "who only says which workloads wait is not the author",
            of("1", "author: ann"),
            of("1", "author: ann").replace("\"spec\": {", "\"spec\": {\"gate\": {}, "),
            Map.of()),
        new Row(
            "an approval is signed",
            of("1", "author: ann"),
            of("1", "author: ann, approve: h"),
            Map.of("approved-by", "bob", "approved-by-groups", "team,system:authenticated")),
        new Row(
            "an approval that is signed stays as it is",
            of("1", ""),
            of("1", "approve: h, approved-by: bob, approved-by-groups: 'team'"),
            Map.of()),
        new Row(
            "an approval in another's name is left to the policy, but for the groups",
            of("1", ""),
            of("1", "approve: h, approved-by: ann"),
            Map.of("approved-by-groups", "team,system:authenticated")),
        new Row(
            "the next approval is not the last approver's",
            of("1", "approve: g, approved-by: ann, approved-by-groups: a"),
            of("1", "approve: h, approved-by: ann, approved-by-groups: a"),
            Map.of("approved-by", "bob", "approved-by-groups", "team,system:authenticated")),
        new Row(
            "a reject is signed beside an approval",
            of("1", "approve: h, approved-by: ann, approved-by-groups: a"),
            of("1", "approve: h, approved-by: ann, approved-by-groups: a, reject: h, reason: no"),
            Map.of("rejected-by", "bob")),
        new Row(
            "a revoke is signed", of("1", ""), of("1", "revoke: h"), Map.of("revoked-by", "bob")),
        new Row(
            "what goes away is signed by nobody",
            of("1", "approve: h, approved-by: ann"),
            of("1", ""),
            Map.of()),
        new Row(
            "an approval whose name goes away is signed by nobody else",
            of("1", "approve: h, approved-by: ann"),
            of("1", "approve: h"),
            Map.of()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void writesWhoItWas(Row row) {
    var patches = Stamp.of(request(MIGRATION, row.now(), row.old()));
    var written =
        patches.stream()
            .collect(
                Collectors.toMap(
                    patch -> patch.path().replace("/metadata/annotations/sluice.dev~1", ""),
                    Patch::value));
    assertThat(written).isEqualTo(row.stamps());
  }

  @Test
  void objectWithoutAnnotationsGetsThemAllAtOnce() {
    assertThat(Stamp.of(request(MIGRATION, "{\"spec\": {}}", ABSENT)))
        .containsExactly(
            new Patch("add", "/metadata/annotations", Map.of("sluice.dev/author", "bob")));
  }

  @Test
  void approvalThatSaysNotWhoseItIsIsSigned() {
    assertThat(Stamp.of(request("MigrationApproval", "{\"spec\": {\"migration\": \"m\"}}", ABSENT)))
        .containsExactly(
            new Patch("add", "/spec/by", "bob"),
            new Patch("add", "/spec/groups", List.of("a,b", "team", "system:authenticated")));
  }

  @Test
  void approvalThatSaysWhoseItIsStaysAsItIs() {
    var object = "{\"spec\": {\"by\": \"ann\", \"groups\": []}}";
    assertThat(Stamp.of(request("MigrationApproval", object, ABSENT))).isEmpty();
  }

  @Test
  void otherKindsAreNoneOfOurs() {
    assertThat(Stamp.of(request("Pod", "{\"spec\": {}}", ABSENT))).isEmpty();
  }

  private static String of(String spec, String annotations) {
    var words = new ArrayList<String>();
    for (var pair : annotations.isEmpty() ? new String[0] : annotations.split(", ", -1)) {
      var parts = pair.replace("'", "").split(": ", 2);
      words.add("\"sluice.dev/%s\": \"%s\"".formatted(parts[0], parts[1]));
    }
    return "{\"metadata\": {\"annotations\": {%s}}, \"spec\": {\"target\": \"%s\"}}"
        .formatted(String.join(", ", words), spec);
  }

  /** Sent by Bob, one of whose groups would be two if it were split. */
  private static Request request(String kind, String object, String old) {
    var review =
        """
        {"request": {"uid": "1", "kind": {"group": "sluice.dev", "kind": "%s"},
         "userInfo": {"username": "bob", "groups": ["a,b", "team", "system:authenticated"]},
         "object": %s, "oldObject": %s}}\
        """
            .formatted(kind, object, old);
    return Json.read(review, JsonNode.class).flatMap(Request::of).orElseThrow();
  }
}
