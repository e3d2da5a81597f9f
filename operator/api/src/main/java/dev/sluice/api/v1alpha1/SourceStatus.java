package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** The scripts as they were last read. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceStatus(
    @JsonPropertyDescription("sha256 over file names and bytes, or the image reference.")
        String digest,
    @JsonPropertyDescription("ConfigMap to the resourceVersion that was read.")
        Map<String, String> configMaps) {

  public SourceStatus {
    configMaps = configMaps == null ? Map.of() : Map.copyOf(configMaps);
  }
}
