package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Kubernetes objects as JSON: whatever fields a newer version has, they stay as they are. */
final class Trees {
  private Trees() {}

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The object in that field, made where there is none. */
  static ObjectNode object(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode there ? there : parent.putObject(field);
  }

  /** Removes keys of a map that is two fields down; a map that is empty then goes too. */
  static void remove(ObjectNode object, String outer, String inner, Collection<String> keys) {
    if (object.path(outer).path(inner) instanceof ObjectNode map && map.remove(keys).isEmpty()) {
      ((ObjectNode) object.path(outer)).remove(inner);
    }
  }

  static String annotation(JsonNode object, String key) {
    return object.path("metadata").path("annotations").path(key).asText();
  }

  /** Makes of a tree what was made of another: only what differs there, lists as a whole. */
  static ObjectNode merge(ObjectNode into, ObjectNode from, ObjectNode to) {
    for (var entry : to.properties()) {
      var key = entry.getKey();
      var was = from.path(key);
      if (entry.getValue().equals(was)) {
        continue;
      }
      if (entry.getValue() instanceof ObjectNode inner
          && was instanceof ObjectNode before
          && into.get(key) instanceof ObjectNode there) {
        merge(there, before, inner);
      } else {
        into.set(key, entry.getValue().deepCopy());
      }
    }
    from.fieldNames()
        .forEachRemaining(key -> {
          if (!to.has(key)) {
            into.remove(key);
          }
        });
    return into;
  }
}
