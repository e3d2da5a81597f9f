package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** {@code sha256:<64 hex>} over everything that a plan binds. */
public record PlanHash(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PlanHash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a plan hash: " + value);
    }
  }

  /** The first ten hex digits, for names of objects. */
  public String abbreviated() {
    return value.substring("sha256:".length(), "sha256:".length() + 10);
  }

  @Override
  public String toString() {
    return value;
  }
}
