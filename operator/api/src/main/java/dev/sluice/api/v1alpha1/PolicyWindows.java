package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/** When runs may start. A run whose deadline does not fit waits for the next opening. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyWindows(
    @Default("UTC")
        @Pattern("^[A-Za-z0-9_+/-]+$")
        @JsonPropertyDescription("Time zone of all times here, such as Europe/Berlin.")
        String timeZone,
    @JsonPropertyDescription("Weekly windows; empty: all day, but for closedDates.")
        List<Opening> open,
    @JsonPropertyDescription("Dates without changes, as 2026-12-24; the whole day.")
        List<String> closedDates) {

  /** A window on weekdays; one that ends before it begins ends on the next day. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Opening(
      @JsonPropertyDescription("Days on which it begins; empty: every day.") List<Weekday> days,
      @Required @Pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$") @JsonPropertyDescription("As 22:00.")
          String from,
      @Required
          @Pattern("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
          @JsonPropertyDescription("As 04:00; 24:00 for the day's end.")
          String to) {

    public Opening {
      days = days == null ? List.of() : List.copyOf(days);
    }
  }

  public enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun
  }

  public PolicyWindows {
    timeZone = timeZone == null ? "UTC" : timeZone;
    open = open == null ? List.of() : List.copyOf(open);
    closedDates = closedDates == null ? List.of() : List.copyOf(closedDates);
  }
}
