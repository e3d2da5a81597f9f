package dev.sluice.engine.it;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A pooler in transaction mode, as small as can be: a client has a server connection only while it
 * is in a transaction, and the one given back last is given out first, as PgBouncer does.
 */
final class TransactionPooler implements AutoCloseable {
  private final ServerSocket listener;
  private final TestDatabase database;
  private final Deque<Server> idle = new ArrayDeque<>();

  private record Server(Socket socket, DataInputStream in, DataOutputStream out) {}

  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record Message(int type, byte[] body) {}

  TransactionPooler(TestDatabase database) {
    this.database = database;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Server server : idle) {
        server.socket().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      assert listener.isClosed();
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      greet(in, out);
      for (Message query = read(in); query.type() == 'Q'; query = read(in)) {
        Server server = take();
        transaction(server, in, out, query);
        giveBack(server);
      }
    } catch (IOException e) {
      assert client.isClosed(); // the client went away
    }
  }

  private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    byte[] start = in.readNBytes(length - 4);
    if (start.length == 4) { // SSLRequest: no
      out.write('N');
      out.flush();
      in.readNBytes(in.readInt() - 4);
    }
    write(out, new Message('R', new byte[4]));
    for (String parameter :
        new String[] {
          "server_version\00018.0\0",
          "client_encoding\000UTF8\0",
          "standard_conforming_strings\000on\0",
          "DateStyle\000ISO, MDY\0",
          "TimeZone\000UTC\0",
          "integer_datetimes\000on\0"
        }) {
      write(out, new Message('S', parameter.getBytes(StandardCharsets.UTF_8)));
    }
    write(out, new Message('K', new byte[8]));
    write(out, new Message('Z', new byte[] {'I'}));
    out.flush();
  }

  private static void transaction(
      Server server, DataInputStream in, DataOutputStream out, Message first) throws IOException {
    Message query = first;
    while (true) {
      write(server.out(), query);
      server.out().flush();
      Message answer = read(server.in());
      while (answer.type() != 'Z') {
        write(out, answer);
        answer = read(server.in());
      }
      write(out, answer);
      out.flush();
      if (answer.body()[0] == 'I') {
        return;
      }
      query = read(in);
    }
  }

  private synchronized Server take() throws IOException {
    return idle.isEmpty() ? connect() : idle.pop();
  }

  private synchronized void giveBack(Server server) {
    idle.push(server);
  }

  private Server connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), database.port());
    Server server =
        new Server(
            socket,
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
    byte[] parameters =
        ("user\0" + database.user() + "\0database\0" + database.name() + "\0\0")
            .getBytes(StandardCharsets.UTF_8);
    server.out().writeInt(parameters.length + 8);
    server.out().writeInt(196608);
    server.out().write(parameters);
    server.out().flush();
    Message message = read(server.in());
    while (message.type() != 'Z') {
      message = read(server.in());
    }
    return server;
  }

  private static Message read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return new Message(type, in.readNBytes(in.readInt() - 4));
  }

  private static void write(DataOutputStream out, Message message) throws IOException {
    out.writeByte(message.type());
    out.writeInt(message.body().length + 4);
    out.write(message.body());
  }
}
