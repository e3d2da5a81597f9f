package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.Digest;
import dev.sluice.core.Json;
import java.util.List;
import java.util.Optional;

/**
 * For kinds that have no way to hold an update without harm to what runs: a DaemonSet makes a lost
 * pod again from the present template whatever its strategy, and a suspended CronJob runs nothing.
 * The old template stays, and the wanted one waits in an annotation.
 *
 * @param field of the spec: what is kept
 * @param path from there to the pod template
 */
record KeptTemplate(String field, List<String> path) implements Holding {
  private static final String WANTED = "wanted";
  private static final String KEPT = "kept";
  private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

  @Override
  public JsonNode template(JsonNode object) {
    return inside(kept(object));
  }

  private JsonNode kept(JsonNode object) {
    return object.path("spec").path(field);
  }

  private JsonNode inside(JsonNode kept) {
    var node = kept;
    for (var name : path) {
      node = node.path(name);
    }
    return node;
  }

  @Override
  public JsonNode wanted(JsonNode object, JsonNode old, Optional<Marks> held) {
    return inside(asked(object, old, held));
  }

  @Override
  public JsonNode waiting(JsonNode object, Optional<Marks> held) {
    return inside(waiting(held).orElseGet(() -> kept(object)));
  }

  private static Optional<JsonNode> waiting(Optional<Marks> held) {
    return held.map(marks -> marks.before().path(WANTED)).filter(JsonNode::isObject);
  }

  /**
   * What a request asks for. What it changes may be in the waiting template already: then it was
   * sent again, upon the old one. Where it leaves the old template as it is, it takes the waiting
   * one back, unless it is about something else that happens to what is held; or it is our own
   * answer, asked about once more.
   */
  private JsonNode asked(JsonNode object, JsonNode old, Optional<Marks> held) {
    var waiting = waiting(held);
    if (waiting.isEmpty() || old.isMissingNode()) {
      return waiting.orElseGet(() -> kept(object));
    }
    if (Marks.of(old).filter(marks -> !keeps(marks.before())).isPresent()) {
      return waiting.get(); // it is kept from now on, and was held otherwise
    }
    if (kept(object).equals(kept(old))) {
      return isAside(object, old) || Marks.of(old).isEmpty() ? waiting.get() : kept(object);
    }
    var changed = changed(waiting.get(), kept(old), kept(object));
    return changed.equals(waiting.get()) || isRestart(object, old) ? changed : kept(object);
  }

  /** The waiting template, with what a request changes of the old one. */
  private static JsonNode changed(JsonNode waiting, JsonNode old, JsonNode now) {
    var changed = waiting.deepCopy();
    return changed instanceof ObjectNode into
            && old instanceof ObjectNode from
            && now instanceof ObjectNode to
        ? Trees.merge(into, from, to)
        : now;
  }

  /** {@code kubectl rollout restart}. */
  private boolean isRestart(JsonNode object, JsonNode old) {
    return !Trees.annotation(template(object), RESTARTED)
        .equals(Trees.annotation(template(old), RESTARTED));
  }

  private static boolean isAside(JsonNode object, JsonNode old) {
    return !object.path("spec").path("suspend").equals(old.path("spec").path("suspend"))
        || isScaled(object, old)
        || !Trees.annotation(object, BreakGlass.RELEASE)
            .equals(Trees.annotation(old, BreakGlass.RELEASE))
        || isChanged("finalizers", object, old)
        || isChanged("ownerReferences", object, old);
  }

  /** By itself: a manifest that is applied says its template too. */
  private static boolean isScaled(JsonNode object, JsonNode old) {
    return !object.path("spec").path("replicas").equals(old.path("spec").path("replicas"))
        && Trees.annotation(object, Declared.LAST_APPLIED)
            .equals(Trees.annotation(old, Declared.LAST_APPLIED));
  }

  private static boolean isChanged(String field, JsonNode object, JsonNode old) {
    return !object.path("metadata").path(field).equals(old.path("metadata").path(field));
  }

  /** Whether a template waits in what is to be put back. */
  boolean keeps(JsonNode before) {
    return before.path(WANTED).isObject();
  }

  /** Where no old pod is, there is nothing to keep. */
  @Override
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    var asked = asked(object, old, held);
    var noneRuns =
        held.isPresent()
            && waiting(held).isEmpty()
            && old.path("status").path("numberReady").asInt() == 0;
    if (old.isMissingNode() || asked.equals(kept(old)) || noneRuns) {
      return Trees.empty();
    }
    Trees.object(object, "spec").set(field, asked.deepCopy());
    return keep(object, kept(old));
  }

  /** Puts the old one there; the one that stood there waits. */
  JsonNode keep(ObjectNode object, JsonNode last) {
    var wanted = kept(object).deepCopy();
    Trees.object(object, "spec").set(field, last.deepCopy());
    return Trees.empty().put(KEPT, digest(last)).set(WANTED, wanted);
  }

  @Override
  public void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    Trees.object(object, "spec").set(field, asked(object, old, held).deepCopy());
  }

  /** Not over a template that somebody put there while nobody looked. */
  @Override
  public void release(ObjectNode object, JsonNode before) {
    var wanted = before.path(WANTED);
    if (wanted.isObject() && before.path(KEPT).asText().equals(digest(kept(object)))) {
      Trees.object(object, "spec").set(field, wanted.deepCopy());
    }
  }

  private static String digest(JsonNode kept) {
    return new Digest().add(Json.write(kept)).hex();
  }
}
