package dev.sluice.core.run;

import java.time.Duration;

/**
 * A server process of another session, for messages.
 *
 * @param pid 0 for a prepared transaction, which has no process
 * @param age of its transaction, or of its connection where it has none
 */
public record Backend(int pid, String applicationName, String user, Duration age) {

  @Override
  public String toString() {
    if (pid == 0) {
      return applicationName + " (user " + user + ", for " + age.toSeconds() + " s)";
    }
    String name = applicationName.isEmpty() ? "no application name" : applicationName;
    return "pid " + pid + " (" + name + ", user " + user + ", for " + age.toSeconds() + " s)";
  }
}
