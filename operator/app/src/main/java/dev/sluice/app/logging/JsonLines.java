package dev.sluice.app.logging;

import dev.sluice.core.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** One record as one line of JSON. */
final class JsonLines extends Formatter {
  @Override
  public String format(LogRecord line) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("at", line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("level", level(line.getLevel()));
    fields.put("logger", String.valueOf(line.getLoggerName()));
    fields.put("message", formatMessage(line));
    if (line.getThrown() != null) {
      fields.put("error", stackTrace(line.getThrown()));
    }
    return Json.write(fields) + "\n";
  }

  /** By the names that SLF4J has for them. */
  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    if (level.intValue() >= Level.INFO.intValue()) {
      return "INFO";
    }
    return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }

  private static String stackTrace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
