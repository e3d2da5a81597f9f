package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One script that is not applied yet. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PendingScript(
    @Nullable @JsonPropertyDescription("Version; a repeatable script has none.") String version,
    @JsonPropertyDescription("Description, from the file name.") String description,
    @JsonPropertyDescription("File name.") String script,
    @JsonPropertyDescription("False: has statements that PostgreSQL refuses in a transaction.")
        boolean transactional,
    @JsonPropertyDescription("True: the set has an undo script for it.") boolean undo,
    @Nullable @JsonPropertyDescription("Low, Medium or High.") RiskLevel risk) {}
