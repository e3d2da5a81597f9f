package dev.sluice.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What a user reads when no connection could be made; the texts are the driver's. */
class SqlTroublesTest {
  record Row(SQLException thrown, Reason reason, String words) {}

  @ParameterizedTest
  @MethodSource("connecting")
  void saysWhatHinderedTheConnection(Row row) {
    Failure failure = SqlTroubles.connecting(row.thrown()).failure();
    assertThat(failure.reason()).isEqualTo(row.reason());
    assertThat(failure.message()).contains(row.words());
  }

  static Stream<Row> connecting() {
    return Stream.of(
        row("The connection attempt failed.", new UnknownHostException("orders-db.shop"))
            .gives(Reason.DatabaseUnreachable, "the host name orders-db.shop is not known"),
        row("Connection to db:5432 refused.", new ConnectException("Connection refused"))
            .gives(
                Reason.DatabaseUnreachable, "Connection to db:5432 refused. Check host and port"),
        row("The server does not support SSL.", null)
            .gives(Reason.TlsFailed, "The server does not support SSL. Check sslmode"),
        row("SSL error: PKIX", new SSLHandshakeException("PKIX", new CertificateException("no CA")))
            .gives(Reason.TlsFailed, "no CA"),
        row("The hostname db could not be verified by hostnameverifier X.", null)
            .gives(Reason.TlsFailed, "The hostname db could not be verified"),
        row("SSL error: ended", new SSLHandshakeException("ended", new EOFException("no more")))
            .gives(Reason.DatabaseUnreachable, "SSL error: ended. Check host and port"),
        row("SSL error: reset", new SocketException("Connection reset"))
            .gives(Reason.DatabaseUnreachable, "SSL error: reset. Check host and port"),
        server("28000", "no pg_hba.conf entry for host \"10.0.0.7\", user \"u\", SSL encryption")
            .gives(Reason.AuthenticationFailed, "SSL encryption. Add user, database and address"),
        server("28P01", "password authentication failed for user \"u\"")
            .gives(Reason.AuthenticationFailed, "Correct the keys username and password"));
  }

  private record Thrown(SQLException e) {
    Row gives(Reason reason, String words) {
      return new Row(e, reason, words);
    }
  }

  private static Thrown server(String state, String message) {
    return new Thrown(
        new PSQLException(
            new ServerErrorMessage("SFATAL\0VFATAL\0C" + state + "\0M" + message + "\0")));
  }

  private static Thrown row(String message, Throwable cause) {
    return new Thrown(new PSQLException(message, PSQLState.CONNECTION_UNABLE_TO_CONNECT, cause));
  }
}
