package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.admission.Answer;
import dev.sluice.app.admission.Request;
import dev.sluice.core.gate.Gate;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.gate.Schemas;
import dev.sluice.core.plan.Version;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.zjsonpatch.JsonPatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A namespace with one workload, stored as the API server does what admission lets pass. */
final class Shop implements Schemas {
  static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  /** What came of a request. */
  record Outcome(JsonNode sent, String denied, List<String> warnings) {}

  private final Map<String, Set<Version>> applied = new TreeMap<>();
  private final Map<String, Set<Version>> pending = new TreeMap<>();
  private final Set<String> releasers = new HashSet<>();
  private final List<String> lifted = new ArrayList<>();
  private String listed = "";
  private boolean asksTwice;
  private String user = "argocd";
  private Instant now = NOW;
  private JsonNode stored = MissingNode.getInstance();
  private String kind = "";

  Shop applied(String migration, String version) {
    applied.computeIfAbsent(migration, _ -> new HashSet<>()).add(version(version));
    return this;
  }

  Shop pending(String migration, String version) {
    pending.computeIfAbsent(migration, _ -> new HashSet<>()).add(version(version));
    return this;
  }

  void unpublish(String migration) {
    applied.remove(migration);
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  void mayRelease(String name) {
    releasers.add(name);
  }

  void listed(String keys) {
    listed = keys;
  }

  /** The API server asks again after another webhook changed the object. */
  Shop askingTwice() {
    asksTwice = true;
    return this;
  }

  void later() {
    now = now.plusSeconds(60);
  }

  Shop as(String name) {
    user = name;
    return this;
  }

  /** A manifest that is new. */
  Outcome apply(String newKind, String spec) {
    kind = newKind;
    ObjectNode object = Trees.empty().put("kind", kind);
    object.putObject("metadata").put("namespace", "shop").put("name", "orders-api");
    object.set("spec", yaml(spec));
    return send(object);
  }

  /** As kubectl replace does: what is not in it is gone. */
  Outcome replace(String sameKind, String spec) {
    assert kind.equals(sameKind);
    return apply(sameKind, spec);
  }

  /** As a merge patch (RFC 7386) does: what is not in it stays. */
  Outcome change(String field, String yaml) {
    ObjectNode object = stored.deepCopy();
    merge(Trees.object(object, field), (ObjectNode) yaml(yaml));
    return send(object);
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (var entry : from.properties()) {
      var key = entry.getKey();
      if (entry.getValue().isNull()) {
        into.remove(key);
      } else if (entry.getValue() instanceof ObjectNode inner) {
        merge(Trees.object(into, key), inner);
      } else {
        into.set(key, entry.getValue());
      }
    }
  }

  private static JsonNode yaml(String text) {
    return Serialization.unmarshal("# YAML\n" + text, JsonNode.class);
  }

  /** As /scale does, which admission is not asked about. */
  void scale(int replicas) {
    ((ObjectNode) stored.path("spec")).put("replicas", replicas);
  }

  /** What the release side writes is asked about, too. */
  void write(JsonNode patched) {
    send(patched);
  }

  private Outcome send(JsonNode object) {
    var old = stored;
    var first = send(object, old);
    return asksTwice && first.denied().isEmpty() ? send(stored, old) : first;
  }

  private Outcome send(JsonNode object, JsonNode old) {
    var group = kind.endsWith("Job") ? "batch" : kind.equals("Rollout") ? "argoproj.io" : "apps";
    var request = new Request("1", group, kind, "shop", user, List.of(), false, object, old);
    return switch (gate().answer(request)) {
      case Answer.Allowed(List<?> patch, List<String> warnings) -> {
        var operations = JsonNodeFactory.instance.arrayNode();
        patch.forEach(operation -> operations.add((JsonNode) operation));
        stored = JsonPatch.apply(operations, object);
        yield new Outcome(object, "", warnings);
      }
      case Answer.Denied(_, String message) -> new Outcome(object, message, List.of());
    };
  }

  private WorkloadGate gate() {
    var targets =
        listed.isEmpty()
            ? new CurrentTargets.Answer.NotListed()
            : new CurrentTargets.Answer.Required(listed);
    return new WorkloadGate(
        new Gate(this),
        new ShortForm((_, _, _) -> targets),
        new BreakGlass((who, _, _, _) -> releasers.contains(who)),
        (_, _, lift) -> lifted.add(lift.text()),
        () -> now);
  }

  /** What the release side makes of it as it is stored. */
  Release release() {
    return Release.of(HeldKind.of(GatedKind.valueOf(kind)), stored, new Gate(this));
  }

  List<String> lifted() {
    return lifted;
  }

  JsonNode stored() {
    return stored;
  }

  JsonNode spec(String field) {
    return stored.path("spec").path(field);
  }

  String image() {
    return stored.at("/spec/template/spec/x").asText();
  }

  boolean isHeld() {
    return Marks.of(stored).isPresent();
  }

  Marks marks() {
    return Marks.of(stored).orElseThrow();
  }

  @Override
  public Optional<Published> published(MigrationName migration) {
    return applied.containsKey(migration.name())
        ? Optional.of(
            new Published(
                applied.get(migration.name()),
                Optional.empty(),
                pending.getOrDefault(migration.name(), Set.of())))
        : Optional.empty();
  }

  @Override
  public Optional<String> phase(MigrationName migration) {
    return applied.containsKey(migration.name()) ? Optional.of("Migrating") : Optional.empty();
  }
}
