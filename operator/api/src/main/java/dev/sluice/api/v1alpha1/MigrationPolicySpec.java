package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is demanded, and of which resources. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MigrationPolicySpec(
    @Default("{}") @JsonPropertyDescription("Which resources; empty: all.") PolicyMatch match,
    @Default("{}") @JsonPropertyDescription("Who must say yes, and when.") PolicyApproval approval,
    @Nullable @JsonPropertyDescription("When runs may start; absent: at any time.")
        PolicyWindows windows,
    @Default("{}") @JsonPropertyDescription("Bounds of what resources may ask for.")
        PolicyLimits limits,
    @JsonPropertyDescription("Rules whose findings no plan may have, by name, such as drop-table.")
        List<String> forbiddenRules,
    @Default("false")
        @JsonPropertyDescription("True: each versioned script must have an undo script.")
        boolean requireUndo) {

  public MigrationPolicySpec {
    match = match == null ? PolicyMatch.ALL : match;
    approval = approval == null ? PolicyApproval.NONE : approval;
    limits = limits == null ? PolicyLimits.NONE : limits;
    forbiddenRules = forbiddenRules == null ? List.of() : List.copyOf(forbiddenRules);
  }
}
