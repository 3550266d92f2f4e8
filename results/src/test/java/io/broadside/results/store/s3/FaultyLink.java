package io.broadside.results.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes requests on to a server, or does something worse, as a rule says. */
final class FaultyLink implements AutoCloseable {

  /** What becomes of a request. */
  enum Fate {
    PASSES,
    /** The answer is 503 SlowDown. */
    BUSY,
    /** There is no answer. */
    HANGS,
    /** The connection is reset when half of the body has come. */
    BREAKS
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code><Message>Please reduce"
          + " your request rate.</Message></Error>";

  private final int server;
  private final ServerSocket socket;
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Function<String, Fate> rule = request -> Fate.PASSES;

  FaultyLink(int server) throws IOException {
    this.server = server;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** From now on, what becomes of a request depends on its first line, such as {@code GET /b/k}. */
  void rule(Function<String, Fate> rule) {
    this.rule = rule;
    passed.clear();
  }

  /** The first lines of all requests that were passed on since the last rule. */
  List<String> passed() {
    return List.copyOf(passed);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      Matcher length = LENGTH.matcher(head);
      int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
      String line = head.substring(0, head.indexOf(" HTTP/"));
      switch (rule.apply(line)) {
        case PASSES -> pass(line, head, in.readNBytes(body), client.getOutputStream());
        case BUSY -> {
          in.readNBytes(body);
          client.getOutputStream().write(busy(line).getBytes(ISO_8859_1));
        }
        case HANGS -> in.readNBytes(body + 1);
        case BREAKS -> {
          in.readNBytes(body / 2);
          client.setSoLinger(true, 0);
        }
      }
    } catch (SocketException e) {
      // The client has gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(client);
    }
  }

  private static String busy(String line) {
    String body = line.startsWith("HEAD") ? "" : SLOW_DOWN;
    return "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      last = last << 8 | b;
      if (last == 0x0d0a0d0a) {
        return head.toString(ISO_8859_1);
      }
    }
    return "";
  }

  private void pass(String line, String head, byte[] body, OutputStream answer) throws IOException {
    passed.add(line);
    String once =
        head.replaceAll("(?i)\r\nconnection: *[^\r]*", "")
            .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
    try (Socket to = new Socket(InetAddress.getLoopbackAddress(), server)) {
      to.getOutputStream().write(once.getBytes(ISO_8859_1));
      to.getOutputStream().write(body);
      to.getInputStream().transferTo(answer);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
