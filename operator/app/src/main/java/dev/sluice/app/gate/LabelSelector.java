package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;

/** A selector of Kubernetes, as JSON. */
final class LabelSelector {
  private LabelSelector() {}

  /** An empty one selects all; one that is missing selects nothing. */
  static boolean selects(JsonNode selector, JsonNode labels) {
    return selector.isObject()
        && selector
            .path("matchLabels")
            .propertyStream()
            .allMatch(wanted -> wanted.getValue().equals(labels.path(wanted.getKey())))
        && selector
            .path("matchExpressions")
            .valueStream()
            .allMatch(expression -> holds(expression, labels));
  }

  private static boolean holds(JsonNode expression, JsonNode labels) {
    var label = labels.path(expression.path("key").asText());
    var isAmong = expression.path("values").valueStream().anyMatch(label::equals);
    return switch (expression.path("operator").asText()) {
      case "In" -> isAmong;
      case "NotIn" -> !isAmong;
      case "Exists" -> !label.isMissingNode();
      case "DoesNotExist" -> label.isMissingNode();
      default -> false;
    };
  }
}
