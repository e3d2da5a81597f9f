package dev.sluice.e2e.argocd;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Argo CD says of an Application or of one resource in it.
 *
 * @param status such as Healthy; empty while it says nothing
 */
record Health(String status, String message) {
  static Health of(JsonNode health) {
    return new Health(health.path("status").asText(), health.path("message").asText());
  }
}
