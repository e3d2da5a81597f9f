package dev.sluice.engine.grammar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sluice.core.sql.Grammar.Located;
import dev.sluice.core.sql.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads parse trees from libpg_query's JSON, as a stream. */
final class TreeReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  private TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  static List<Located> read(byte[] json, CharOffsets offsets) {
    try (JsonParser parser = JSON.createParser(json)) {
      return new TreeReader(parser).statements(offsets);
    } catch (IOException e) {
      throw new UncheckedIOException("not what libpg_query writes", e);
    }
  }

  private List<Located> statements(CharOffsets offsets) throws IOException {
    List<Located> statements = new ArrayList<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("stmts");
      parser.nextToken();
      while (wanted && parser.nextToken() == JsonToken.START_OBJECT) {
        statements.add(statement(offsets));
      }
    }
    return statements;
  }

  /** What is 0 is not in it; no length: to the end of the text. */
  private Located statement(CharOffsets offsets) throws IOException {
    Tree tree = Tree.NONE;
    int location = 0;
    int length = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "stmt" -> tree = node();
        case "stmt_location" -> location = parser.getIntValue();
        case "stmt_len" -> length = parser.getIntValue();
        default -> parser.skipChildren();
      }
    }
    int start = offsets.of(location);
    int end = offsets.of(length == 0 ? offsets.bytes() : location + length);
    return new Located(start, end, tree);
  }

  /** {@code {"Kind": {fields}}}, or fields alone where the place in the tree tells the kind. */
  private Tree node() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return new Tree("", new String[0], new Object[0]);
    }
    String first = parser.currentName();
    JsonToken value = parser.nextToken();
    if (value != JsonToken.START_OBJECT || !Character.isUpperCase(first.charAt(0))) {
      return fields("", first);
    }
    Tree tree = parser.nextToken() == JsonToken.END_OBJECT ? Tree.of(first) : inner(first);
    parser.nextToken(); // the end of what holds the kind alone
    return tree;
  }

  private Tree inner(String kind) throws IOException {
    String first = parser.currentName();
    parser.nextToken();
    return fields(kind, first);
  }

  /** From the value of the first field to the end of the object. */
  private Tree fields(String kind, String first) throws IOException {
    List<String> names = new ArrayList<>(8);
    List<Object> values = new ArrayList<>(8);
    names.add(first);
    values.add(value());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      names.add(parser.currentName());
      parser.nextToken();
      values.add(value());
    }
    return new Tree(kind, names.toArray(String[]::new), values.toArray());
  }

  private Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> node();
      case START_ARRAY -> array();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case null, default -> parser.getText();
    };
  }

  /** Nodes only: libpg_query writes no list of anything else. */
  private List<Tree> array() throws IOException {
    List<Tree> nodes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      nodes.add(node());
    }
    return nodes;
  }
}
