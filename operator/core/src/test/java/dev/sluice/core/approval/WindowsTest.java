package dev.sluice.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.PolicyWindows.Opening;
import dev.sluice.api.v1alpha1.PolicyWindows.Weekday;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 2026-03-02 is a Monday. Berlin's clocks go forward on 2026-03-29, at 02:00. */
class WindowsTest {
  private static final Opening NIGHT = new Opening(List.of(Weekday.Mon), "22:00", "04:00");
  private static final Opening LATE = new Opening(List.of(Weekday.Mon), "22:00", "24:00");
  private static final Opening EARLY = new Opening(List.of(Weekday.Tue), "00:00", "04:00");
  private static final Opening DAILY = new Opening(List.of(), "01:00", "04:00");

  record Row(
      String sentence,
      List<PolicyWindows> windows,
      String now,
      Duration length,
      @Nullable String opening) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRunStartsWhenItFits(Row row) {
    assertThat(Windows.opening(row.windows(), Instant.parse(row.now()), row.length()))
        .isEqualTo(Optional.ofNullable(row.opening()).map(Instant::parse));
  }

  static Stream<Row> rows() {
    var tenMinutes = Duration.ofMinutes(10);
    var threeHours = Duration.ofHours(3);
    var monday = "2026-03-02T22:00:00Z";
    return Stream.of(
        row("no window is always open", List.of(), monday, tenMinutes, monday),
        row("before it opens", utc(NIGHT), "2026-03-02T12:00:00Z", tenMinutes, monday),
        row(
            "while it is open",
            utc(NIGHT),
            "2026-03-03T01:00:00Z",
            tenMinutes,
            "2026-03-03T01:00:00Z"),
        row(
            "to the last second that fits",
            utc(NIGHT),
            "2026-03-03T03:50:00Z",
            tenMinutes,
            "2026-03-03T03:50:00Z"),
        row(
            "what does not fit waits a week",
            utc(NIGHT),
            "2026-03-03T03:50:01Z",
            tenMinutes,
            "2026-03-09T22:00:00Z"),
        row(
            "two that touch are one",
            utc(LATE, EARLY),
            "2026-03-02T23:00:00Z",
            threeHours,
            "2026-03-02T23:00:00Z"),
        row("longer than any window is never", utc(NIGHT), monday, Duration.ofHours(7), null),
        row(
            "a date without changes is closed, whole",
            List.of(new PolicyWindows("UTC", List.of(NIGHT), List.of("2026-03-03"))),
            "2026-03-02T23:55:00Z",
            tenMinutes,
            "2026-03-09T22:00:00Z"),
        row(
            "only dates: all other days are open",
            List.of(new PolicyWindows("UTC", List.of(), List.of("2026-03-02", "2026-03-03"))),
            "2026-03-02T12:00:00Z",
            tenMinutes,
            "2026-03-04T00:00:00Z"),
        row(
            "times are of its zone",
            List.of(new PolicyWindows("Europe/Berlin", List.of(NIGHT), List.of())),
            "2026-03-02T12:00:00Z",
            tenMinutes,
            "2026-03-02T21:00:00Z"),
        row(
            "the night the clocks go forward is an hour shorter",
            List.of(new PolicyWindows("Europe/Berlin", List.of(DAILY), List.of())),
            "2026-03-28T23:00:00Z",
            threeHours,
            "2026-03-29T23:00:00Z"),
        row(
            "of two policies both must be open",
            List.of(
                new PolicyWindows("UTC", List.of(NIGHT), List.of()),
                new PolicyWindows("UTC", List.of(DAILY), List.of())),
            "2026-03-02T12:00:00Z",
            tenMinutes,
            "2026-03-03T01:00:00Z"));
  }

  private static List<PolicyWindows> utc(Opening... openings) {
    return List.of(new PolicyWindows("UTC", List.of(openings), List.of()));
  }

  private static Row row(
      String sentence,
      List<PolicyWindows> windows,
      String now,
      Duration length,
      @Nullable String opening) {
    return new Row(sentence, windows, now, length, opening);
  }
}
