package dev.sluice.core.catalogue;

import java.util.Locale;

/**
 * How large a table is, as the server estimates it.
 *
 * @param rows negative when it was never analyzed
 */
public record Size(long rows, long bytes) {
  @Override
  public String toString() {
    return (rows < 0 ? "an unknown number of" : "about " + shortened(rows)) + " rows, " + ofBytes();
  }

  private String ofBytes() {
    return bytes < 1 << 20
        ? "less than 1 MiB"
        : bytes < 1L << 30 ? (bytes >> 20) + " MiB" : decimal((double) bytes / (1L << 30)) + " GiB";
  }

  private static String shortened(long count) {
    return count < 1_000
        ? String.valueOf(count)
        : count < 1_000_000
            ? count / 1_000 + " thousand"
            : decimal(count / 1_000_000.0) + " million";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
