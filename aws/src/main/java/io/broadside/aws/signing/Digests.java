package io.broadside.aws.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and its HMAC; each thread has its own. */
public final class Digests {

  private static final String HMAC = "HmacSHA256";

  private static final ThreadLocal<Digests> OWN = ThreadLocal.withInitial(Digests::new);

  private final MessageDigest sha;
  private final Mac mac;

  private Digests() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
      mac = Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In lower-case hex. */
  static String sha256(byte[] data) {
    return HexFormat.of().formatHex(OWN.get().sha.digest(data));
  }

  /** Its 32 bytes. */
  public static byte[] sha256Bytes(byte[] data) {
    return OWN.get().sha.digest(data);
  }

  /** HMAC-SHA256 (RFC 2104) of a text in UTF-8. */
  public static byte[] hmac(byte[] key, String text) {
    return hmac(key, text.getBytes(UTF_8));
  }

  /** HMAC-SHA256 (RFC 2104). */
  public static byte[] hmac(byte[] key, byte[] data) {
    Digests own = OWN.get();
    try {
      own.mac.init(new SecretKeySpec(key, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("any key of some bytes will do", e);
    }
    return own.mac.doFinal(data);
  }
}
