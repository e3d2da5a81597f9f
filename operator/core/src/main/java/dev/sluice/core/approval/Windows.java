package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.PolicyWindows.Opening;
import dev.sluice.api.v1alpha1.PolicyWindows.Weekday;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a run may start: all windows open, and open long enough for its deadline. */
public final class Windows {
  /** A year and a month: who closes more means never. */
  private static final int DAYS_AHEAD = 400;

  private record Span(Instant from, Instant to) {
    boolean empty() {
      return !from.isBefore(to);
    }
  }

  private Windows() {}

  /**
   * The first moment from now on at which a run of that length fits: now itself when it does.
   *
   * @return empty when none comes within 400 days
   * @throws DateTimeException for a time zone or a date that does not exist
   */
  public static Optional<Instant> opening(
      List<PolicyWindows> windows, Instant now, Duration length) {
    var open = List.of(new Span(now, now.plus(Duration.ofDays(DAYS_AHEAD))));
    for (var window : windows) {
      open = intersection(open, spans(window, now));
    }
    return open.stream()
        .filter(span -> !span.from().plus(length).isAfter(span.to()))
        .map(Span::from)
        .findFirst();
  }

  private static List<Span> spans(PolicyWindows window, Instant now) {
    var zone = ZoneId.of(window.timeZone());
    var first = now.atZone(zone).toLocalDate().minusDays(1);
    var closed = window.closedDates().stream().map(LocalDate::parse).toList();
    var spans = new ArrayList<Span>();
    for (var date = first; date.isBefore(first.plusDays(DAYS_AHEAD + 2)); date = date.plusDays(1)) {
      spans.addAll(on(date, window, zone));
    }
    var open = merged(spans);
    for (var date : closed) {
      open = without(open, day(date, zone));
    }
    return open;
  }

  private static List<Span> on(LocalDate date, PolicyWindows window, ZoneId zone) {
    if (window.open().isEmpty()) {
      return List.of(day(date, zone));
    }
    var weekday = weekday(date);
    return window.open().stream()
        .filter(opening -> opening.days().isEmpty() || opening.days().contains(weekday))
        .map(opening -> span(date, opening, zone))
        .toList();
  }

  /** As in Mon, Tue. */
  private static Weekday weekday(LocalDate date) {
    return Weekday.valueOf(date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
  }

  private static Span span(LocalDate date, Opening opening, ZoneId zone) {
    var from = LocalTime.parse(opening.from());
    var toMidnight = opening.to().equals("24:00");
    var to = toMidnight ? LocalTime.MIDNIGHT : LocalTime.parse(opening.to());
    var last = toMidnight || !to.isAfter(from) ? date.plusDays(1) : date;
    return new Span(at(date, from, zone), at(last, to, zone));
  }

  private static Span day(LocalDate date, ZoneId zone) {
    return new Span(
        at(date, LocalTime.MIDNIGHT, zone), at(date.plusDays(1), LocalTime.MIDNIGHT, zone));
  }

  private static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
    return date.atTime(time).atZone(zone).toInstant();
  }

  /** What touches or overlaps becomes one. */
  private static List<Span> merged(List<Span> spans) {
    var merged = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || span.from().isAfter(last.to())) {
        merged.add(span);
      } else if (span.to().isAfter(last.to())) {
        merged.set(merged.size() - 1, new Span(last.from(), span.to()));
      }
    }
    return merged;
  }

  private static List<Span> without(List<Span> spans, Span closed) {
    return spans.stream()
        .flatMap(span ->
            List.of(
                new Span(span.from(), earlier(span.to(), closed.from())),
                new Span(later(span.from(), closed.to()), span.to()))
                .stream())
        .filter(span -> !span.empty())
        .toList();
  }

  private static List<Span> intersection(List<Span> some, List<Span> others) {
    return some.stream()
        .flatMap(one ->
            others.stream()
                .map(other ->
                    new Span(later(one.from(), other.from()), earlier(one.to(), other.to())))
                .filter(span -> !span.empty()))
        .toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
