package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for this migration. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GateStatus(
    @JsonPropertyDescription("Workloads that are held, sorted, such as Deployment/orders-api.")
        List<String> holding,
    @Nullable @JsonPropertyDescription("Since when the first of them is, RFC 3339.") String since) {

  public GateStatus {
    holding = holding == null ? List.of() : List.copyOf(holding);
  }
}
