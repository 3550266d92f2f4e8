package io.broadside.outputs.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to send what a run measures, or what happens to it, such as {@code
 * influxdb=http://host:8086/k6}.
 *
 * @param kind the protocol that the receiver understands
 * @param address of the receiver; of UDP, with the scheme {@code udp}; of a log group, with the
 *     scheme {@code logs}; of a topic, its ARN
 */
public record Destination(ReceiverKind kind, URI address) {

  private static final int MOST_PORTS = 65_535;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it makes no sense; the message says what does, and repeats
   *     no secret
   */
  public static Destination parse(String text) {
    int equals = text.indexOf('=');
    Optional<ReceiverKind> kind =
        equals < 0
            ? Optional.empty()
            : ReceiverKind.of(text.substring(0, equals).toLowerCase(Locale.ROOT));
    if (kind.isEmpty()) {
      throw new IllegalArgumentException(
          "An output has one of these forms: %s.".formatted(ReceiverKind.forms()));
    }
    return of(kind.get(), text.substring(equals + 1));
  }

  /**
   * One of that kind.
   *
   * @throws IllegalArgumentException if the address makes no sense for it
   */
  public static Destination of(ReceiverKind kind, String address) {
    if (kind.isAws()) {
      return new Destination(kind, AwsAddress.read(kind, address.strip()));
    }
    URI uri = uri(kind, kind.isUdp() ? "udp://" + address : address);
    String host = uri.getHost();
    if (host == null || host.isEmpty() || uri.getPort() > MOST_PORTS) {
      throw wrong(kind, "has no valid host");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong(
          kind,
          "has a user or a password in its address, which others could read; use the settings for"
              + " credentials in docs/outputs.md instead");
    }
    Destination destination = new Destination(kind, uri);
    destination.check();
    return destination;
  }

  private static URI uri(ReceiverKind kind, String address) {
    try {
      URI uri = new URI(address.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!kind.isUdp() && !scheme.equals("http") && !scheme.equals("https")) {
        throw wrong(kind, "has an address that is neither http:// nor https://");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw wrong(kind, "has an address that cannot be read");
    }
  }

  private void check() {
    boolean query = address.getRawQuery() != null || address.getRawFragment() != null;
    if (query && !kind.isSecret()) {
      throw wrong(kind, "has a query or a fragment in its address, which it does not use");
    }
    int parts = path().size();
    switch (kind) {
      case STATSD, DOGSTATSD -> demand(address.getPort() > 0 && parts == 0, "needs host and port");
      case INFLUXDB -> demand(parts >= 1, "names no database");
      case INFLUXDB2 -> demand(parts >= 2, "needs an organisation and a bucket");
      case OTLP, WEBHOOK, SLACK, CLOUDWATCH, SNS -> {}
    }
  }

  private void demand(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw wrong(kind, otherwise);
    }
  }

  static IllegalArgumentException wrong(ReceiverKind kind, String what) {
    return new IllegalArgumentException(
        "Output %s %s; it has the form %s.".formatted(kind.word(), what, kind.form()));
  }

  /** The parts of the address's path, decoded. */
  public List<String> path() {
    return Arrays.stream(String.valueOf(address.getPath()).split("/", -1))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** What people call it: no path, which may be a secret. */
  public String name() {
    if (kind.isAws()) {
      return kind.word() + " " + AwsAddress.name(kind, address);
    }
    int port = address.getPort();
    return kind.word() + " " + address.getHost() + (port < 0 ? "" : ":" + port);
  }

  @Override
  public String toString() {
    return name();
  }
}
