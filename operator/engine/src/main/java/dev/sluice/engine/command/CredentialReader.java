package dev.sluice.engine.command;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** User and password, from options, environment or a mounted Secret. */
final class CredentialReader {
  private final DatabaseOptions options;
  private final Map<String, String> environment;

  CredentialReader(DatabaseOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  /** As whom to connect. */
  record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "credentials of " + user;
    }
  }

  Result<Credentials> read() {
    String user = first(options.user, "SLUICE_USERNAME", "PGUSER");
    if (user == null) {
      return refused("There is no user name");
    }
    String named = environment.get("SLUICE_PASSWORD_FILE");
    Path file =
        options.passwordFile != null
            ? options.passwordFile
            : named == null || named.isEmpty() ? null : Path.of(named);
    if (file == null) {
      String password = first(null, "SLUICE_PASSWORD", "PGPASSWORD");
      return Result.ok(new Credentials(user, password == null ? "" : password));
    }
    try {
      return Result.ok(new Credentials(user, withoutLineEnd(Files.readString(file))));
    } catch (IOException e) {
      return refused("The file " + file + " with the password is not there or cannot be read");
    }
  }

  private @Nullable String first(@Nullable String option, String... names) {
    if (option != null) {
      return option;
    }
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        return withoutLineEnd(value);
      }
    }
    return null;
  }

  /** Secrets made from files often end in one. */
  private static String withoutLineEnd(String text) {
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static Result<Credentials> refused(String what) {
    return Result.refused(
        Reason.AuthenticationFailed,
        what
            + ": in a Job the Secret of spec.database.credentials needs the keys username and"
            + " password; elsewhere give --user and --password-file, or $PGUSER and $PGPASSWORD.");
  }
}
