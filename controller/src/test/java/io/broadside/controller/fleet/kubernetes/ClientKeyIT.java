package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and certificates that openssl makes, as kubeadm, k3s and others do. */
class ClientKeyIT {

  private static final byte[] WORDS = {1, 2, 3};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ec -pkeyopt ec_paramgen_curve:prime256v1 | pkey -in key | SHA256withECDSA | PRIVATE KEY",
        "ec -pkeyopt ec_paramgen_curve:prime256v1 | ec -in key | SHA256withECDSA | EC PRIVATE KEY",
        "ec -pkeyopt ec_paramgen_curve:secp384r1 | ec -in key | SHA384withECDSA | EC PRIVATE KEY",
        "rsa:2048 | pkey -in key | SHA256withRSA | PRIVATE KEY",
        "rsa:2048 | rsa -traditional -in key | SHA256withRSA | RSA PRIVATE KEY",
        "ed25519 | pkey -in key | Ed25519 | PRIVATE KEY"
      })
  void aKeyOfAnyKindAndFormSignsForItsCertificate(
      String kind, String form, String algorithm, String header) throws Exception {
    openssl("req -x509 -nodes -subj /CN=user -keyout key -out certificate -newkey " + kind);
    openssl(form + " -out written");
    assertThat(folder.resolve("written")).content().startsWith("-----BEGIN " + header + "-----");
    Config config = Config.empty();
    config.setClientCertFile(folder.resolve("certificate").toString());
    config.setClientKeyData(
        Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("written"))));

    KeyManager[] managers = ClientKey.take(config).orElseThrow();

    X509ExtendedKeyManager user = (X509ExtendedKeyManager) managers[0];
    PrivateKey key = user.getPrivateKey("user");
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(WORDS);
    byte[] signed = signature.sign();
    signature.initVerify(user.getCertificateChain("user")[0]);
    signature.update(WORDS);
    assertThat(signature.verify(signed)).isTrue();
    assertThat(config.getClientKeyData()).as("nobody else is to read it").isNull();
  }

  @Test
  void whatCannotBeReadSaysWhatToDo() throws Exception {
    openssl("req -x509 -nodes -subj /CN=user -keyout key -out certificate -newkey rsa:2048");
    openssl("pkcs8 -topk8 -in key -out written -passout pass:1234");
    assertThatThrownBy(() -> ClientKey.managers(read("certificate"), read("written")))
        .hasMessageStartingWith("the client's key is encrypted; decrypt it with `openssl pkey");
    assertThatThrownBy(() -> ClientKey.managers(read("certificate"), read("certificate")))
        .hasMessageStartingWith("the client's key is not in PEM format");
  }

  private byte[] read(String file) throws Exception {
    return Files.readAllBytes(folder.resolve(file));
  }

  private void openssl(String arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of("openssl"), Stream.of(arguments.split(" "))).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
  }
}
