package io.broadside.outputs.webhook;

import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.Output;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Posts events to a URL, which is a secret and is in no message. */
public final class Webhook implements Output<Event> {

  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

  private final String name;
  private final URI address;
  private final JsonFormat format;
  private final Poster poster;

  /** One that calls that URL. */
  public Webhook(String name, URI address, JsonFormat format, Poster poster) {
    this.name = name;
    this.address = address;
    this.format = format;
    this.poster = poster;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Event event) throws IOException, InterruptedException {
    poster.post(address, HEADERS, format.body(event));
  }
}
