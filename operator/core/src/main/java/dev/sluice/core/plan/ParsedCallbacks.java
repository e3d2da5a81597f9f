package dev.sluice.core.plan;

import java.util.List;
import java.util.Map;

/** All callbacks of a set, by their event, each list in the order of the file names. */
public record ParsedCallbacks(Map<CallbackEvent, List<ParsedCallback>> byEvent) {
  public static final ParsedCallbacks NONE = new ParsedCallbacks(Map.of());

  public ParsedCallbacks {
    byEvent = Map.copyOf(byEvent);
  }

  public List<ParsedCallback> of(CallbackEvent event) {
    return byEvent.getOrDefault(event, List.of());
  }
}
