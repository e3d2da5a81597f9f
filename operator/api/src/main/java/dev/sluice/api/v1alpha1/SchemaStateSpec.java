package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which versions a database is known to have, as of the last run that succeeded. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SchemaStateSpec(
    @JsonPropertyDescription("Versions in effect, as the history table has them, lowest first.")
        List<String> applied,
    @Nullable
        @JsonPropertyDescription(
            "The history begins here: this version, and all before it, count as applied.")
        String baseline,
    @JsonPropertyDescription("Versions of the set that are not applied, lowest first.")
        List<String> pending,
    @Nullable @JsonPropertyDescription("sha256 over the history table's rows.")
        String historyDigest) {

  public SchemaStateSpec {
    applied = applied == null ? List.of() : List.copyOf(applied);
    pending = pending == null ? List.of() : List.copyOf(pending);
  }
}
