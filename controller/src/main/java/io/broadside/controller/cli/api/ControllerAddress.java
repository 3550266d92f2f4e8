package io.broadside.controller.cli.api;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a controller is: {@code http://host:port}, or just {@code host:port}. */
public final class ControllerAddress implements ITypeConverter<URI> {

  private static final int MOST_PORT = 65_535;

  @Override
  public URI convert(String text) {
    String whole = text.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*") ? text : "http://" + text;
    return parse(whole)
        .filter(u -> u.getHost() != null && u.getPort() <= MOST_PORT)
        .filter(u -> "http".equals(u.getScheme()) || "https".equals(u.getScheme()))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a controller address; write it like http://localhost:8080"
                        .formatted(text)));
  }

  /** What belongs to the address alone; the API's paths start at the root. */
  private static Optional<URI> parse(String text) {
    try {
      URI all = URI.create(text);
      return Optional.of(
          new URI(all.getScheme(), null, all.getHost(), all.getPort(), null, null, null));
    } catch (IllegalArgumentException | java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }
}
