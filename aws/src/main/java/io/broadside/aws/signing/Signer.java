package io.broadside.aws.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for one service in one region. The key that is derived for a day is kept for all
 * of it, so that a signature costs two hashes and one HMAC of some hundred bytes. Thread-safe.
 */
public final class Signer {

  /** Stands for the hash of a body that is not signed. */
  public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String EMPTY = Digests.sha256(new byte[0]);

  /**
   * The signing key that is derived once a day.
   *
   * @param secretKey from which key
   * @param day for which day
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Derived(String secretKey, String day, String scope, byte[] key) {}

  private final Scope scope;
  private volatile @Nullable Derived derived;

  /** Nothing is derived yet. */
  public Signer(Scope scope) {
    this.scope = scope;
  }

  /** The scope of its signatures. */
  public Scope scope() {
    return scope;
  }

  /** SHA-256 of a body, as it is signed. */
  public static String hash(byte @Nullable [] body) {
    return body == null || body.length == 0 ? EMPTY : Digests.sha256(body);
  }

  /** A query in the encoding that signatures want; to be sent so, or the signature is wrong. */
  public static String encodedQuery(String query) {
    return Canonical.encodedQuery(query);
  }

  /**
   * Adds to the headers of a request what belongs to its signature: date, token, and for S3 the
   * hash of the body.
   *
   * @param headers those that are to be signed, by their names in lower case; is added to
   * @param payload as in {@link Unsigned}
   * @return the same
   */
  public SortedMap<String, String> complete(
      SortedMap<String, String> headers, Keys keys, long epochMillis, String payload) {
    headers.put("x-amz-date", Stamp.at(epochMillis).time());
    String token = keys.token();
    if (token != null) {
      headers.put("x-amz-security-token", token);
    }
    if (scope.signsPathsAsSent() || payload.equals(UNSIGNED_PAYLOAD)) {
      headers.put("x-amz-content-sha256", payload);
    }
    return headers;
  }

  /** The value of the header {@code Authorization}; the request has its {@code x-amz-date}. */
  public String authorization(Keys keys, Unsigned request) {
    String time = String.valueOf(request.headers().get("x-amz-date"));
    Derived key = derived(keys, time.substring(0, 8));
    StringBuilder names = new StringBuilder(64);
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(Canonical.path(request.path(), scope.signsPathsAsSent())).append('\n');
    text.append(Canonical.query(request.query())).append('\n');
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      names.append(names.isEmpty() ? "" : ";").append(header.getKey());
      text.append(header.getKey()).append(':').append(trimmed(header.getValue())).append('\n');
    }
    text.append('\n').append(names).append('\n').append(request.payload());
    String hash = Digests.sha256(text.toString().getBytes(UTF_8));
    String signed = ALGORITHM + '\n' + time + '\n' + key.scope + '\n' + hash;
    String signature = HexFormat.of().formatHex(Digests.hmac(key.key, signed));
    return ALGORITHM
        + " Credential="
        + keys.accessKey()
        + '/'
        + key.scope
        + ", SignedHeaders="
        + names
        + ", Signature="
        + signature;
  }

  /** Without spaces at the ends, and one in place of several. */
  private static String trimmed(String value) {
    String ends = value.strip();
    return ends.contains("  ") ? ends.replaceAll(" {2,}", " ") : ends;
  }

  private Derived derived(Keys keys, String day) {
    Derived known = derived;
    if (known == null || !known.day.equals(day) || !known.secretKey.equals(keys.secretKey())) {
      byte[] ofDay = Digests.hmac(("AWS4" + keys.secretKey()).getBytes(UTF_8), day);
      byte[] ofService = Digests.hmac(Digests.hmac(ofDay, scope.region()), scope.service());
      String name = day + '/' + scope.region() + '/' + scope.service() + "/aws4_request";
      known = new Derived(keys.secretKey(), day, name, Digests.hmac(ofService, "aws4_request"));
      derived = known;
    }
    return known;
  }
}
