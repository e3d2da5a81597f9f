package dev.sluice.app.logging;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Where the log goes and what is in it. SLF4J on the JDK's own logging: a logging framework would
 * be a tenth of the operator's memory.
 */
public final class Logs {
  private static final Map<String, Level> LEVELS =
      Map.of(
          "error", Level.SEVERE,
          "warn", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.FINE,
          "trace", Level.FINEST);

  /** Held here, for the JDK holds a configured logger only weakly. */
  private static final List<Logger> LIBRARIES =
      List.of(
          Logger.getLogger("io.javaoperatorsdk"),
          Logger.getLogger("Default ConfigurationService implementation"),
          Logger.getLogger("io.fabric8"));

  /** It warns of every alpha API, ours among them. */
  private static final Logger ALPHA_APIS =
      Logger.getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");

  private Logs() {}

  /**
   * From now on.
   *
   * @param level error, warn, info, debug or trace
   */
  public static void to(OutputStream out, String level) {
    var threshold = LEVELS.get(level.toLowerCase(Locale.ROOT));
    if (threshold == null) {
      throw new IllegalArgumentException(
          "--log-level " + level + " is none of error, warn, info, debug and trace.");
    }
    LogManager.getLogManager().reset();
    var root = Logger.getLogger("");
    root.setLevel(threshold);
    root.addHandler(new Lines(out));
    LIBRARIES.forEach(library -> library.setLevel(Level.WARNING));
    ALPHA_APIS.setLevel(Level.SEVERE);
  }

  /** Written out at once, record by record. */
  private static final class Lines extends StreamHandler {
    Lines(OutputStream out) {
      super(out, new JsonLines());
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord line) {
      super.publish(line);
      flush();
    }
  }
}
