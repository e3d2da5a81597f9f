package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * One query, run in a read-only transaction; its first column of its one row is compared as text.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SqlCheck(
    @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name, unique in its list: lower case letters, digits and -.")
        String name,
    @Required
        @ValidationRule(value = "size(self.trim()) > 0", message = "sql must not be empty")
        @JsonPropertyDescription("A query that gives one row.")
        String sql,
    @Required @JsonPropertyDescription("The text that the first column must have.")
        String expect) {}
