package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A PostgreSQL database and the schemas in it that the scripts own. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatabaseSpec(
    @Required
        @ValidationRule(
            value = "self.matches(r'" + DatabaseUrl.FORM + "')",
            message = DatabaseUrl.FORM_MESSAGE)
        @ValidationRule(
            value = "!self.matches(r'" + DatabaseUrl.AUTHORITY + "')",
            message = DatabaseUrl.SECRET_MESSAGE)
        @ValidationRule(
            value = "!self.matches(r'" + DatabaseUrl.LOGIN + "')",
            message = DatabaseUrl.SECRET_MESSAGE)
        @ValidationRule(
            value =
                "self.matches(r'"
                    + DatabaseUrl.PARAMETERS
                    + "') || self.matches(r'"
                    + DatabaseUrl.LOGIN
                    + "')",
            message = DatabaseUrl.PARAMETERS_MESSAGE)
        @JsonPropertyDescription("jdbc:postgresql://host:port/database, without user or password.")
        String url,
    @Required
        @JsonPropertyDescription("The Secret that Jobs log in with. The operator never reads it.")
        CredentialsSpec credentials,
    @ValidationRule(
            value = "size(self) > 0 && self.all(s, size(s) > 0 && size(s) <= 63)",
            message =
                "schemas needs at least one name; names have 1 to 63 characters (PostgreSQL's"
                    + " limit)")
        @ValidationRule(
            value = "self.all(s, self.exists_one(t, t == s))",
            message = "schemas must not name a schema twice")
        @JsonPropertyDescription("The first one holds the history table. Default: public.")
        List<String> schemas) {

  public DatabaseSpec {
    schemas = schemas == null || schemas.isEmpty() ? List.of("public") : List.copyOf(schemas);
  }
}
