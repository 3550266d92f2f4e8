package io.broadside.plan.connection;

import io.broadside.plan.request.Check;
import io.broadside.plan.request.Signing;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection settings of all requests to the target.
 *
 * @param http2 whether HTTP/2 is spoken where the target can
 * @param sharedConnections whether users of a worker share connections, or each has its own
 * @param connectTimeout null for 10 s
 * @param requestTimeout null for 60 s
 * @param trust whose certificates are good
 * @param credentials a client's certificate, or null
 * @param proxy null for none
 * @param aliases addresses by host name
 * @param headers of every request
 * @param checks of every response
 * @param signing whether requests are signed
 * @param resources whether what a page shows is fetched, too
 * @param cache whether responses are cached as their headers allow
 */
public record HttpSettings(
    boolean http2,
    boolean sharedConnections,
    @Nullable Duration connectTimeout,
    @Nullable Duration requestTimeout,
    Trust trust,
    @Nullable ClientCertificate credentials,
    @Nullable Proxy proxy,
    Map<String, List<String>> aliases,
    Map<String, String> headers,
    List<Check> checks,
    Signing signing,
    boolean resources,
    boolean cache) {

  /** What a plan has that says nothing. */
  public static final HttpSettings USUAL =
      new HttpSettings(
          false,
          false,
          null,
          null,
          new Trust.Any(),
          null,
          null,
          Map.of(),
          Map.of(),
          List.of(),
          new Signing.None(),
          false,
          true);

  /** Copies the collections. */
  public HttpSettings {
    aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    checks = List.copyOf(checks);
  }

  /** The client's certificate, if there is one. */
  public Optional<ClientCertificate> certificate() {
    return Optional.ofNullable(credentials);
  }
}
