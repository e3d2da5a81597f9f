package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the scripts come from: exactly one of the three. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "[has(self.configMaps), has(self.image), has(self.inline)].filter(x, x).size() == 1",
    message = "source needs exactly one of configMaps, image, inline")
public record SourceSpec(
    @ValidationRule(
            value = "size(self) > 0 && self.all(n, self.exists_one(m, m == n))",
            message = "configMaps needs at least one name, and none of them twice")
        @ValidationRule(
            value =
                "self.all(n, size(n) <= 253 &&"
                    + " n.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'))",
            message = "configMaps must be names of ConfigMaps: a-z, 0-9, - and . only")
        @JsonPropertyDescription(
            "ConfigMaps in the same namespace, merged; a file name in two of them is an error.")
        List<String> configMaps,
    @Nullable @JsonPropertyDescription("An OCI image that holds the scripts as files.")
        ImageSourceSpec image,
    @ValidationRule(
            value =
                "size(self) > 0 && self.all(k,"
                    + " k.matches('^[-_a-zA-Z0-9][-._a-zA-Z0-9]*[.][sS][qQ][lL]([.]conf)?$'))",
            message =
                "inline needs at least one script; names end in .sql or .sql.conf, do not begin"
                    + " with a dot and have letters, digits and - . _ only")
        @JsonPropertyDescription("Scripts in the resource itself: file name to SQL.")
        Map<String, String> inline) {

  public SourceSpec {
    configMaps = configMaps == null ? List.of() : List.copyOf(configMaps);
    inline = inline == null ? Map.of() : Map.copyOf(inline);
  }
}
