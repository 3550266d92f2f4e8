package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates of a server and a client, and who trusts whom, by Java's keytool. */
final class KeyStores {

  static final String PASSWORD = "${change}#{it}";

  private KeyStores() {}

  /**
   * Makes {@code server.p12}, {@code client.p12}, {@code trust.p12} that holds the server's
   * certificate, and {@code stranger.p12} that holds the client's.
   */
  static void create(Path folder) throws Exception {
    pair(folder, "server", "trust.p12");
    pair(folder, "client", "stranger.p12");
  }

  private static void pair(Path folder, String name, String trusting) throws Exception {
    String store = name + ".p12";
    String file = name + ".pem";
    keytool(
        folder,
        store,
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "EC",
        "-ext",
        "san=ip:127.0.0.1");
    keytool(folder, store, "-exportcert", "-rfc", "-alias", name, "-file", file);
    keytool(folder, trusting, "-importcert", "-noprompt", "-alias", name, "-file", file);
  }

  private static void keytool(Path folder, String store, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store, "-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
