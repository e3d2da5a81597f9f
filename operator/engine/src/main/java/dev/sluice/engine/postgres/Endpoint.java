package dev.sluice.engine.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

  /** The url without its parameters, which the driver would prefer to {@link #properties}. */
  String server() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /** The url's parameters, and over them what a run rests on. */
  Properties properties(String suffix) {
    String seconds = Long.toString(CONNECT.toSeconds());
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    addParameters(properties);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", application + suffix);
    properties.setProperty("assumeMinServerVersion", "14");
    properties.setProperty("cancelSignalTimeout", seconds);
    properties.setProperty("tcpKeepAlive", "true");
    // One message, one answer, whole scripts as psql sends them; parameters are literals of ours.
    properties.setProperty("preferQueryMode", "simple");
    return properties;
  }

  private void addParameters(Properties properties) {
    if (url.indexOf('?') < 0) {
      return;
    }
    for (String parameter : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        properties.setProperty(
            parameter.substring(0, equals),
            URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public String toString() {
    return "endpoint of " + application;
  }
}
