package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate and the key by which a kubeconfig's user is known. The client for Kubernetes
 * takes RSA alone without another library; here the key may be of RSA, EC or Ed25519, as PKCS#8
 * (BEGIN PRIVATE KEY), SEC1 (BEGIN EC PRIVATE KEY, RFC 5915) or PKCS#1 (BEGIN RSA PRIVATE KEY).
 */
final class ClientKey {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");
  private static final char[] NO_PASSWORD = {};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xA0;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] RSA = {
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] EC = {
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };

  private ClientKey() {}

  /**
   * Takes both out of a configuration; empty where it has none.
   *
   * @throws IOException with what is wrong with them, in words for a person
   */
  static Optional<KeyManager[]> take(Config config) throws IOException {
    byte[] certificate = bytes(config.getClientCertData(), config.getClientCertFile());
    byte[] key = bytes(config.getClientKeyData(), config.getClientKeyFile());
    if (certificate.length == 0 || key.length == 0) {
      return Optional.empty();
    }
    config.setClientKeyData(null);
    config.setClientKeyFile(null);
    return Optional.of(managers(certificate, key));
  }

  private static byte[] bytes(@Nullable String data, @Nullable String file) throws IOException {
    if (data != null && !data.isBlank()) {
      try {
        return Base64.getMimeDecoder().decode(data);
      } catch (IllegalArgumentException e) {
        throw new IOException("the client's key or certificate is not valid base64", e);
      }
    }
    return file == null || file.isBlank() ? new byte[0] : Files.readAllBytes(Path.of(file));
  }

  /** Shows that certificate, and signs with that key; both as PEM. */
  static KeyManager[] managers(byte[] certificate, byte[] key) throws IOException {
    PrivateKey own = key(new String(key, StandardCharsets.US_ASCII));
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(certificate))
              .toArray(new Certificate[0]);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("user", own, NO_PASSWORD, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException("the client's certificate cannot be read: " + e.getMessage(), e);
    }
  }

  private static PrivateKey key(String pem) throws IOException {
    Matcher form = PEM.matcher(pem);
    if (!form.find()) {
      throw new IOException("the client's key is not in PEM format, which begins with -----BEGIN");
    }
    byte[] der = Base64.getMimeDecoder().decode(form.group(2));
    return switch (form.group(1)) {
      case "PRIVATE KEY" -> key(der);
      case "EC PRIVATE KEY" -> key(wrapped(join(EC, curve(der)), der));
      case "RSA PRIVATE KEY" -> key(wrapped(RSA, der));
      case "ENCRYPTED PRIVATE KEY" ->
          throw new IOException(
              "the client's key is encrypted; decrypt it with `openssl pkey -in KEY -out"
                  + " PLAIN_KEY`");
      default ->
          throw new IOException(
              ("the client's key is a %s, which is not supported; convert it to PKCS#8 with"
                      + " `openssl pkey -in KEY -out NEW_KEY`")
                  .formatted(form.group(1)));
    };
  }

  private static PrivateKey key(byte[] pkcs8) throws IOException {
    PKCS8EncodedKeySpec form = new PKCS8EncodedKeySpec(pkcs8);
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(form);
      } catch (InvalidKeySpecException e) {
        // of another kind
      } catch (GeneralSecurityException e) {
        throw new IOException("this Java does not support keys of type " + kind, e);
      }
    }
    throw new IOException("the client's key is not RSA, EC or Ed25519, or it is damaged");
  }

  /** PKCS#8: a version, the algorithm, and the key in a form of that one's own (RFC 5958). */
  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return value(SEQUENCE, join(VERSION_0, value(SEQUENCE, algorithm), value(OCTETS, key)));
  }

  /** The name of the curve, which an EC key of its own has as a field (RFC 5915). */
  private static byte[] curve(byte[] sec1) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(sec1);
    try {
      all.get();
      length(all);
      while (all.hasRemaining()) {
        int tag = Byte.toUnsignedInt(all.get());
        byte[] content = new byte[length(all)];
        all.get(content);
        if (tag == PARAMETERS) {
          return content;
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("the client's EC key is damaged", e);
    }
    throw new IOException("the client's EC key does not say which curve it is on");
  }

  private static int length(ByteBuffer from) {
    int first = Byte.toUnsignedInt(from.get());
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < first - 0x80; i++) {
      length = length << 8 | Byte.toUnsignedInt(from.get());
    }
    return length;
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length >= 0x100) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length >= 0x80) {
      out.write(0x81);
    }
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
