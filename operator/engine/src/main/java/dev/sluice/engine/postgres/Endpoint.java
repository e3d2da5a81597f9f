package dev.sluice.engine.postgres;

import java.time.Duration;
import java.util.Properties;

/**
 * Where to connect, and as whom.
 *
 * @param url JDBC url; never in any message
 * @param application what the server shows of our sessions
 */
public record Endpoint(String url, String user, String password, String application) {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** The rest of the application name of the session that holds the run lock. */
  static final String LOCK = ":lock";

  Properties properties(String suffix) {
    String seconds = Long.toString(CONNECT.toSeconds());
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", application + suffix);
    properties.setProperty("assumeMinServerVersion", "14");
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("cancelSignalTimeout", seconds);
    properties.setProperty("tcpKeepAlive", "true");
    // One message, one answer, whole scripts as psql sends them; parameters are literals of ours.
    properties.setProperty("preferQueryMode", "simple");
    return properties;
  }

  @Override
  public String toString() {
    return "endpoint of " + application;
  }
}
