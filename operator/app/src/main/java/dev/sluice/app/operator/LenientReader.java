package dev.sluice.app.operator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.app.naming.Names;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a resource whatever its spec holds. The API server checks a schema, and not all that our
 * types ask for (a quantity, an integer's range, a newer version's words): one such resource must
 * not end the watch of all the others. Its spec becomes an empty one, and an annotation, in the
 * cache only, says which field it was.
 */
final class LenientReader extends JsonDeserializer<SchemaMigration> {
  private static final String SPEC = "spec";
  private final ObjectMapper plain;

  private LenientReader(ObjectMapper plain) {
    this.plain = plain;
  }

  /** Adds it to a mapper that has all else already. */
  static ObjectMapper addTo(ObjectMapper mapper) {
    var plain = mapper.copy();
    return mapper.registerModule(
        new SimpleModule().addDeserializer(SchemaMigration.class, new LenientReader(plain)));
  }

  @Override
  public SchemaMigration deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode tree = plain.readTree(parser);
    try {
      return plain.treeToValue(tree, SchemaMigration.class);
    } catch (JsonProcessingException e) {
      ((ObjectNode) tree).remove(SPEC);
      var resource = plain.treeToValue(tree, SchemaMigration.class);
      resource.setSpec(SchemaMigrationSpec.NONE);
      var annotations = new HashMap<String, String>();
      annotations.putAll(
          Objects.requireNonNullElse(resource.getMetadata().getAnnotations(), Map.of()));
      annotations.put(Names.UNREADABLE, whatIsWrong(e));
      resource.getMetadata().setAnnotations(annotations);
      return resource;
    }
  }

  /** Without Java's own words and without where in the text it is. */
  private static String whatIsWrong(JsonProcessingException e) {
    var path = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      mapping
          .getPath()
          .forEach(step ->
              path.append(
                  step.getFieldName() == null
                      ? "[" + step.getIndex() + "]"
                      : (path.isEmpty() ? "" : ".") + step.getFieldName()));
    }
    return path.isEmpty() ? SPEC : path.toString();
  }
}
