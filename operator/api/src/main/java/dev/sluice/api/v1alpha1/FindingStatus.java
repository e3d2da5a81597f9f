package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A hazard in a script. The plan's ConfigMap says why, and what would be safer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FindingStatus(
    @JsonPropertyDescription("Name of the rule.") String rule,
    @JsonPropertyDescription("Low, Medium or High.") RiskLevel risk,
    @JsonPropertyDescription("File name.") String script,
    @JsonPropertyDescription("Line in that file, from 1.") int line,
    @JsonPropertyDescription("The statement's first words.") String statement) {}
