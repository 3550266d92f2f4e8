package io.broadside.aws.cognito.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.aws.signing.Digests;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The server's side of SRP (RFC 5054, 2.5): it knows a verifier of the password, and computes the
 * common secret by another formula than the client.
 */
final class SrpServer {

  private final String pool;
  private final String user;
  private final BigInteger salt;
  private final BigInteger verifier;
  private final BigInteger secret;
  private final BigInteger shown;
  private final byte[] block;

  SrpServer(Random random, String pool, String user, String password) {
    this.pool = pool;
    this.user = user;
    this.salt = new BigInteger(128, random);
    BigInteger x =
        Srp.hash(
            Srp.bytes(salt), Digests.sha256Bytes((pool + user + ":" + password).getBytes(UTF_8)));
    this.verifier = Srp.G.modPow(x, Srp.N);
    this.secret = new BigInteger(1_024, random);
    this.shown = Srp.K.multiply(verifier).add(Srp.G.modPow(secret, Srp.N)).mod(Srp.N);
    this.block = new byte[60];
    random.nextBytes(block);
  }

  Map<String, String> challenge() {
    Map<String, String> asked = new HashMap<>();
    asked.put("SALT", salt.toString(16));
    asked.put("SRP_B", shown.toString(16));
    asked.put("USERNAME", user);
    asked.put("USER_ID_FOR_SRP", user);
    asked.put("SECRET_BLOCK", Base64.getEncoder().encodeToString(block));
    return asked;
  }

  /** Whether whoever shows that number and gives that answer knows the password. */
  boolean takes(String client, Map<String, String> answer) {
    BigInteger a = new BigInteger(client, 16);
    BigInteger u = Srp.hash(Srp.bytes(a), Srp.bytes(shown));
    BigInteger common = a.multiply(verifier.modPow(u, Srp.N)).modPow(secret, Srp.N);
    byte[] signed =
        Digests.hmac(
            Srp.derived(common, u),
            Srp.concat(
                pool.getBytes(UTF_8),
                user.getBytes(UTF_8),
                block,
                answer.getOrDefault("TIMESTAMP", "").getBytes(UTF_8)));
    return Base64.getEncoder()
        .encodeToString(signed)
        .equals(answer.get("PASSWORD_CLAIM_SIGNATURE"));
  }
}
