package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** Whether a person must approve the plan before it runs. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApprovalSpec(
    @Default("Never")
        @JsonPropertyDescription(
            "Always: stop after planning, until the plan's hash is approved. Never: plan and run"
                + " in one Job.")
        When when) {

  public enum When {
    Always,
    Never
  }

  public static final ApprovalSpec DEFAULT = new ApprovalSpec(When.Never);

  public ApprovalSpec {
    when = when == null ? When.Never : when;
  }
}
