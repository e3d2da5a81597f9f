package dev.sluice.engine.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy before PostgreSQL that breaks connections where a test wants it. */
final class FaultyProxy implements AutoCloseable {

  /** When, seen from what the client sends. */
  enum Cut {
    /** The server never sees it. */
    BEFORE,
    /** The server sees it, the client never the answer. */
    AFTER,
    /** From then on nothing passes, and nobody is told: as when a host vanishes. */
    SILENCE
  }

  private static final byte[] WRONG_PASSWORD =
      error("28P01", "password authentication failed for user \"x\"");

  private final ServerSocket listener;
  private final int target;
  private final String trigger;
  private final Cut cut;
  private final AtomicInteger remaining;
  private final boolean refusing;
  private final Runnable action;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicBoolean triggered = new AtomicBoolean();
  private final AtomicBoolean silent = new AtomicBoolean();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private FaultyProxy(
      int target, String trigger, Cut cut, int times, boolean refusing, Runnable action) {
    this.target = target;
    this.trigger = trigger;
    this.cut = cut;
    this.refusing = refusing;
    this.action = action;
    remaining = new AtomicInteger(times);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Cuts all connections, so many times, when a client sends this text. */
  static FaultyProxy cutting(int target, String trigger, Cut cut, int times) {
    return new FaultyProxy(target, trigger, cut, times, false, null);
  }

  /** Does something before the first message with this text goes on to the server. */
  static FaultyProxy doing(int target, String trigger, Runnable action) {
    return new FaultyProxy(target, trigger, Cut.BEFORE, 1, false, action);
  }

  /** Embedded servers trust everybody; this answers as one that does not. */
  static FaultyProxy refusingPasswords(int target) {
    return new FaultyProxy(target, "", Cut.BEFORE, 0, true, null);
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  boolean wasTriggered() {
    return triggered.get();
  }

  @Override
  public void close() {
    cutAll();
    close(listener);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        if (refusing) {
          refuse(client);
          continue;
        }
        connections.incrementAndGet();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
      }
    } catch (IOException e) {
      cutAll();
    }
  }

  private void refuse(Socket client) throws IOException {
    try (client) {
      InputStream in = client.getInputStream();
      byte[] start = in.readNBytes(8);
      if (start[4] == 4 && start[5] == (byte) 0xD2) { // SSLRequest: no
        client.getOutputStream().write('N');
        in.readNBytes(8);
      }
      connections.incrementAndGet();
      client.getOutputStream().write(WRONG_PASSWORD);
      client.getOutputStream().flush();
    }
  }

  private void pump(Socket from, Socket to, boolean fromClient) {
    byte[] buffer = new byte[65536];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        boolean hit = fromClient && isHit(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        if (hit && action != null) {
          action.run();
          hit = false;
        }
        if (hit && cut == Cut.SILENCE) {
          silent.set(true);
        }
        if (silent.get()) {
          continue;
        }
        if (hit && cut == Cut.AFTER) {
          // The answer must not get through, so the way back is closed first.
          from.close();
          out.write(buffer, 0, n);
          out.flush();
          awaitAnswer(to);
        }
        if (hit) {
          cutAll();
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      close(from);
    }
    close(to);
  }

  /** Until the server has carried it out and says so. */
  private static void awaitAnswer(Socket server) throws IOException {
    server.shutdownOutput();
    InputStream in = server.getInputStream();
    int last = in.read();
    while (last >= 0) {
      last = in.read();
    }
  }

  private boolean isHit(String sent) {
    if (trigger.isEmpty() || !sent.contains(trigger) || remaining.getAndDecrement() <= 0) {
      return false;
    }
    triggered.set(true);
    return true;
  }

  private void cutAll() {
    sockets.forEach(FaultyProxy::close);
    sockets.clear();
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] error(String state, String message) {
    String fields = "SFATAL\0VFATAL\0C" + state + "\0M" + message + "\0\0";
    byte[] body = fields.getBytes(StandardCharsets.UTF_8);
    byte[] packet = new byte[body.length + 5];
    int length = body.length + 4;
    packet[0] = 'E';
    packet[1] = (byte) (length >>> 24);
    packet[2] = (byte) (length >>> 16);
    packet[3] = (byte) (length >>> 8);
    packet[4] = (byte) length;
    System.arraycopy(body, 0, packet, 5, body.length);
    return packet;
  }
}
