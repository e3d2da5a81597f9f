package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Job's pod needs beyond the defaults; the fields mean what they mean in a pod. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodSettings(
    @JsonPropertyDescription("Labels to add.") Map<String, String> labels,
    @JsonPropertyDescription("Annotations to add.") Map<String, String> annotations,
    @Nullable
        @JsonPropertyDescription(
            "Requests and limits of each container of the pod, init containers too; replaces the defaults.")
        ResourceRequirements resources,
    @JsonPropertyDescription("Node labels to match.") Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints to tolerate.") List<Toleration> tolerations,
    @Nullable @JsonPropertyDescription("Scheduling affinity.") Affinity affinity,
    @Nullable @JsonPropertyDescription("Service account; its token is never mounted in any case.")
        String serviceAccountName,
    @Nullable @JsonPropertyDescription("Priority class.") String priorityClassName) {

  public static final PodSettings NONE =
      new PodSettings(Map.of(), Map.of(), null, Map.of(), List.of(), null, null, null);

  public PodSettings {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
  }
}
