package io.broadside.outputs.influxdb;

import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes points to InfluxDB, of whichever version. */
public final class InfluxOutput implements Output<Sample> {

  private final String name;
  private final URI write;
  private final Map<String, String> headers;
  private final Poster poster;

  private InfluxOutput(String name, URI write, String authorization, Poster poster) {
    this.name = name;
    this.write = write;
    Map<String, String> all = new HashMap<>();
    all.put("Content-Type", "text/plain; charset=utf-8");
    if (!authorization.isEmpty()) {
      all.put("Authorization", authorization);
    }
    this.headers = Map.copyOf(all);
    this.poster = poster;
  }

  /**
   * By the API of InfluxDB 1; the database has to exist.
   *
   * @param address of the server, and the database as the last part of the path
   * @param user whoever may write; empty where the server asks for none
   */
  public static InfluxOutput v1(
      String name, URI address, String user, String password, Poster poster) {
    List<String> path = path(address);
    String query = "db=" + encoded(path.getLast()) + "&precision=ms";
    String pair = user + ":" + password;
    String authorization =
        user.isEmpty()
            ? ""
            : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new InfluxOutput(name, write(address, path, 1, "write", query), authorization, poster);
  }

  /**
   * By the API of InfluxDB 2, which later versions of InfluxDB 1 and InfluxDB 3 have, too.
   *
   * @param address of the server, and organisation and bucket as the last parts of the path
   * @param token that may write there; empty where the server asks for none
   */
  public static InfluxOutput v2(String name, URI address, String token, Poster poster) {
    List<String> path = path(address);
    String query =
        "org=%s&bucket=%s&precision=ms"
            .formatted(encoded(path.get(path.size() - 2)), encoded(path.getLast()));
    String authorization = token.isEmpty() ? "" : "Token " + token;
    URI write = write(address, path, 2, "api/v2/write", query);
    return new InfluxOutput(name, write, authorization, poster);
  }

  private static List<String> path(URI address) {
    return List.of(address.getPath().replaceAll("^/+|/+$", "").split("/+", -1));
  }

  /** What is before the names is where a proxy has the server. */
  private static URI write(URI address, List<String> path, int names, String to, String query) {
    StringBuilder url = new StringBuilder(address.getScheme()).append("://");
    url.append(address.getRawAuthority());
    path.subList(0, path.size() - names).forEach(part -> url.append('/').append(encoded(part)));
    return URI.create(url.append('/').append(to).append('?').append(query).toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Sample sample) throws IOException, InterruptedException {
    byte[] points = Points.of(sample);
    if (points.length > 0) {
      poster.post(write, headers, points);
    }
  }
}
