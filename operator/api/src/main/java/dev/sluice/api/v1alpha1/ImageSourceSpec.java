package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Scripts in an OCI image. The image needs neither a shell nor a user of its own. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageSourceSpec(
    @Required
        @ValidationRule(
            value = "self.matches('^[^\\\\s]+$')",
            message = "reference must be an image reference such as registry/name@sha256:...")
        @JsonPropertyDescription("Image reference; one with a digest cannot change underfoot.")
        String reference,
    @Default("/migrations")
        @ValidationRule(
            value = "self.startsWith('/') && !self.matches('(^|/)[.][.](/|$)')",
            message = "path must be absolute and without '..'")
        @JsonPropertyDescription("Folder in the image that holds the scripts.")
        String path,
    @JsonPropertyDescription("Names of Secrets in the namespace for a private registry.")
        List<String> pullSecrets) {

  public ImageSourceSpec {
    path = path == null ? "/migrations" : path;
    pullSecrets = pullSecrets == null ? List.of() : List.copyOf(pullSecrets);
  }
}
