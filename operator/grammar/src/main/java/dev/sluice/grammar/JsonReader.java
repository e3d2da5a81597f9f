package dev.sluice.grammar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the two lists that libpg_query writes. Trees are cut out of it and stay text. */
final class JsonReader {
  private static final Token.Keyword[] KEYWORDS = Token.Keyword.values();

  /** Our own library wrote it: what Jackson bounds for strangers' sake is bounded by the script. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String json;
  private final JsonParser parser;

  private JsonReader(String json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  private interface Element<T> {
    T read(JsonReader reader) throws IOException;
  }

  /** {@code {"version":180004,"stmts":[{"stmt":{...},"stmt_location":7,"stmt_len":9},...]}} */
  static List<Statement> statements(String json, int scriptLength) {
    return elements(json, "stmts", reader -> reader.statement(scriptLength));
  }

  /** {@code {"version":180004,"tokens":[{"start":0,"end":6,"tokenType":1,"keywordKind":4},...]}} */
  static List<Token> tokens(String json) {
    return elements(json, "tokens", JsonReader::token);
  }

  private static <T> List<T> elements(String json, String list, Element<T> element) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new JsonReader(json, parser).elements(list, element);
    } catch (IOException e) {
      throw new UncheckedIOException("libpg_query wrote what is no JSON", e);
    }
  }

  private <T> List<T> elements(String list, Element<T> element) throws IOException {
    List<T> elements = new ArrayList<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(list);
      parser.nextToken();
      while (wanted && parser.nextToken() == JsonToken.START_OBJECT) {
        elements.add(element.read(this));
      }
    }
    return elements;
  }

  private Statement statement(int scriptLength) throws IOException {
    String tree = "";
    int location = 0;
    int length = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "stmt" -> tree = tree();
        case "stmt_location" -> location = parser.getIntValue();
        case "stmt_len" -> length = parser.getIntValue();
        default -> parser.skipChildren();
      }
    }
    // Only a last statement without a semicolon has no length.
    return new Statement(location, length == 0 ? scriptLength - location : length, tree);
  }

  private Token token() throws IOException {
    int start = 0;
    int end = 0;
    int type = 0;
    int keyword = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "start" -> start = parser.getIntValue();
        case "end" -> end = parser.getIntValue();
        case "tokenType" -> type = parser.getIntValue();
        case "keywordKind" -> keyword = parser.getIntValue();
        default -> parser.skipChildren();
      }
    }
    return new Token(start, end, type, KEYWORDS[keyword]);
  }

  private String tree() throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getCharOffset();
    return json.substring(from, to);
  }
}
