package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** An approval, as it was first seen. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApprovalStatus(
    @JsonPropertyDescription("The plan that was approved.") String planHash,
    @JsonPropertyDescription("When it was seen, RFC 3339.") String at) {}
