package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Why a run failed, and where. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FailureStatus(
    @JsonPropertyDescription("One of the closed list of reasons.") String reason,
    @Nullable @JsonPropertyDescription("PostgreSQL's SQLSTATE.") String sqlState,
    @Nullable @JsonPropertyDescription("File name.") String script,
    @Nullable @JsonPropertyDescription("Line in that file where the statement starts, from 1.")
        Integer line,
    @Nullable @JsonPropertyDescription("The statement's first words.") String statement,
    @JsonPropertyDescription("What happened, and what to do.") String message,
    @JsonPropertyDescription("When it was seen, RFC 3339.") String at) {}
