package io.broadside.outputs.otlp;

import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.Sample;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Sends to a collector of OpenTelemetry, or to whatever speaks its protocol.
 *
 * <p>All is cumulative since the run's start: what a sample lost that was dropped, the next one
 * has, so that a receiver that was away misses points but no measurement.
 */
public final class OtlpOutput implements Output<Sample> {

  private static final String PATH = "/v1/metrics";

  private final String name;
  private final URI address;
  private final Map<String, String> headers;
  private final Poster poster;

  /**
   * One that sends to that address.
   *
   * @param address of the receiver; {@code /v1/metrics} is added where it does not end so
   * @param headers what every request has besides, such as an API key
   */
  public OtlpOutput(String name, URI address, Map<String, String> headers, Poster poster) {
    this.name = name;
    String base = address.toString().replaceAll("/+$", "");
    this.address = URI.create(base.endsWith(PATH) ? base : base + PATH);
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-protobuf");
    this.headers = Map.copyOf(all);
    this.poster = poster;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Sample sample) throws IOException, InterruptedException {
    poster.post(address, headers, Message.of(sample).toByteArray());
  }
}
