package io.broadside.worker.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The target of the {@link Exercise}: a page and a JSON document on loopback, with and without TLS.
 */
public final class ExerciseServer implements AutoCloseable {

  private static final String PASSWORD = "exercise";
  private static final int THREADS = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer plain;
  private final HttpServer secure;

  /**
   * Listens from now on.
   *
   * @param folder for a certificate of its own, which Java's keytool makes
   */
  public ExerciseServer(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plain = HttpServer.create(any, 0);
    HttpsServer https = HttpsServer.create(any, 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context(certificate(folder))));
    secure = https;
    begin(plain);
    begin(secure);
  }

  private void begin(HttpServer server) {
    server.setExecutor(threads);
    server.createContext("/page", e -> answer(e, "text/html", "<h1>Hello</h1>"));
    server.createContext(
        "/", e -> answer(e, "application/json", "{\"ok\": true, \"items\": [{\"id\": \"7\"}]}"));
    server.start();
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Path certificate(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("exercise.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "exercise",
                "-dname",
                "CN=localhost",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    return store;
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Where it speaks HTTP. */
  public String url() {
    return "http://localhost:" + plain.getAddress().getPort();
  }

  /** Where it speaks HTTPS. */
  public String secureUrl() {
    return "https://localhost:" + secure.getAddress().getPort();
  }

  @Override
  public void close() {
    plain.stop(0);
    secure.stop(0);
    threads.shutdownNow();
  }
}
