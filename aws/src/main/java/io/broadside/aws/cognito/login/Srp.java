package io.broadside.aws.cognito.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.aws.signing.Digests;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The client's side of Secure Remote Password (RFC 5054) in the form that Cognito has of it: the
 * group of 3072 bits, SHA-256, and a key by HKDF with the text "Caldera Derived Key". For one log
 * in.
 */
final class Srp {

  /** The 3072-bit group of RFC 5054, appendix A; Cognito takes 2 for its generator. */
  static final BigInteger N =
      new BigInteger(
          """
          FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74\
          020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437\
          4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
          EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05\
          98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB\
          9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
          E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
          3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33\
          A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7\
          ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864\
          D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2\
          08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF\
          """,
          16);

  static final BigInteger G = BigInteger.TWO;
  static final BigInteger K = hash(bytes(N), G.toByteArray());

  private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(UTF_8);
  private static final int KEY_BYTES = 16;

  /** At least 256 bits, by RFC 5054, 2.5.3. */
  private static final int SECRET_BITS = 256;

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final BigInteger secret;
  private final BigInteger shown;

  Srp() {
    this(new BigInteger(SECRET_BITS, RANDOM));
  }

  /** With that number for the client's secret one. */
  Srp(BigInteger secret) {
    this.secret = secret;
    this.shown = G.modPow(secret, N);
  }

  /** The number that the server is told, in hex. */
  String shown() {
    return shown.toString(16);
  }

  /**
   * Answers a challenge.
   *
   * @param pool the second part of its id
   * @param asked what Cognito sent with it
   * @return what to respond, without the hash of a client's secret
   * @throws IllegalArgumentException if the server's number is none that it may send
   */
  Map<String, String> answer(String pool, Map<String, String> asked, String password, Instant now) {
    String user = asked.getOrDefault("USER_ID_FOR_SRP", "");
    byte[] block = Base64.getDecoder().decode(asked.getOrDefault("SECRET_BLOCK", ""));
    String time = TIME.format(now);
    byte[] key =
        key(
            new BigInteger(asked.getOrDefault("SRP_B", "0"), 16),
            new BigInteger(asked.getOrDefault("SALT", "0"), 16),
            pool + user + ":" + password);
    byte[] signed = Digests.hmac(key, concat(utf8(pool), utf8(user), block, utf8(time)));
    return Map.of(
        "USERNAME",
        user,
        "TIMESTAMP",
        time,
        "PASSWORD_CLAIM_SECRET_BLOCK",
        asked.getOrDefault("SECRET_BLOCK", ""),
        "PASSWORD_CLAIM_SIGNATURE",
        Base64.getEncoder().encodeToString(signed));
  }

  private byte[] key(BigInteger server, BigInteger salt, String identity) {
    if (server.mod(N).signum() == 0) {
      throw new IllegalArgumentException("the server's number must not be 0");
    }
    BigInteger u = hash(bytes(shown), bytes(server));
    BigInteger x = hash(bytes(salt), Digests.sha256Bytes(utf8(identity)));
    BigInteger base = server.subtract(K.multiply(G.modPow(x, N))).mod(N);
    BigInteger common = base.modPow(secret.add(u.multiply(x)), N);
    return derived(common, u);
  }

  /** HKDF (RFC 5869) with one round. */
  static byte[] derived(BigInteger common, BigInteger u) {
    byte[] full = Digests.hmac(Digests.hmac(bytes(u), bytes(common)), INFO);
    return Arrays.copyOf(full, KEY_BYTES);
  }

  static BigInteger hash(byte[] one, byte[] other) {
    return new BigInteger(1, Digests.sha256Bytes(concat(one, other)));
  }

  /** Two's complement, as Cognito hashes numbers: a positive one may begin with a byte of 0. */
  static byte[] bytes(BigInteger number) {
    return number.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
