package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What a run last found in the database. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AppliedStatus(
    @Nullable @JsonPropertyDescription("Highest version applied; absent for an empty database.")
        String version,
    @JsonPropertyDescription("Scripts in the history table that took effect.") int count,
    @JsonPropertyDescription("When this was seen, RFC 3339.") String at,
    @JsonPropertyDescription("sha256 over the history table's rows.") String historyDigest,
    @JsonPropertyDescription("PostgreSQL's system identifier of the cluster.")
        String systemIdentifier,
    @JsonPropertyDescription("PostgreSQL server version.") String serverVersion,
    @JsonPropertyDescription("The url that this was seen at.") String url) {}
