package dev.sluice.api.v1alpha1;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a database's url may be: the same rules at admission (CEL, RE2 syntax) and for a command
 * line. Parameters of the driver (pgjdbc 42.7) that change how a run works, or load classes, are
 * not among those allowed.
 */
public final class DatabaseUrl {
  private static final String HOST = "([-a-zA-Z0-9._]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?";
  static final String FORM =
      "^jdbc:postgresql://([^/@]*@)?" + HOST + "(," + HOST + ")*/[^/?#&]+([?].*)?$";
  static final String FORM_MESSAGE = "url must look like jdbc:postgresql://host:5432/database";

  static final String AUTHORITY = "^[a-z:]*//[^/]*@";
  static final String LOGIN =
      "[?&]([uU][sS][eE][rR]|([sS][sS][lL])?[pP][aA][sS][sS][wW][oO][rR][dD])=";
  static final String SECRET_MESSAGE =
      "url must not hold a user or a password: put them in the Secret named by"
          + " credentials.secretName";

  private static final String NAME =
      "(ssl|sslmode|sslnegotiation|sslrootcert|sslcert|sslkey|channelBinding|gssEncMode"
          + "|targetServerType|loadBalanceHosts|connectTimeout|loginTimeout)";
  static final String PARAMETERS = "^[^?]*([?]" + NAME + "=[^&]*(&" + NAME + "=[^&]*)*)?$";
  static final String PARAMETERS_MESSAGE =
      "url may have these parameters only: ssl, sslmode, sslnegotiation, sslrootcert, sslcert,"
          + " sslkey, channelBinding, gssEncMode, targetServerType, loadBalanceHosts,"
          + " connectTimeout, loginTimeout; schemas stand in database.schemas";

  private DatabaseUrl() {}

  /** What is wrong with it, without a word of it; empty when it may be used. */
  public static Optional<String> problem(String url) {
    if (found(AUTHORITY, url) || found(LOGIN, url)) {
      return Optional.of(SECRET_MESSAGE);
    }
    if (!found(FORM, url)) {
      return Optional.of(FORM_MESSAGE);
    }
    return found(PARAMETERS, url) ? Optional.empty() : Optional.of(PARAMETERS_MESSAGE);
  }

  private static boolean found(String expression, String url) {
    return Pattern.compile(expression).matcher(url).find();
  }
}
