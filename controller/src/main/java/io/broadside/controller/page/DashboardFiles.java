package io.broadside.controller.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files that the dashboard is made of, put into one. */
final class DashboardFiles {

  /** What a module names another one by: a path from its own folder. */
  private static final Pattern IMPORT =
      Pattern.compile("((?:^|[;}\\s])(?:import|from) ?[\"'])(\\.\\.?/[^\"']+\\.js)([\"'])");

  private static final Pattern STYLE =
      Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

  private DashboardFiles() {}

  /**
   * A module and all that it needs, each by its name with its whole text in its address: so no
   * module is asked of anybody.
   *
   * @param path of the first one, such as {@code report.js}
   */
  static Map<String, String> modules(String path) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    collect(path, texts);
    Map<String, String> addresses = new TreeMap<>();
    texts.forEach(
        (name, text) ->
            addresses.put(
                name(name),
                "data:text/javascript;base64,"
                    + Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
    return addresses;
  }

  /** What a module is imported by. */
  static String name(String path) {
    return "broadside/" + path;
  }

  private static void collect(String path, Map<String, String> texts) throws IOException {
    if (texts.containsKey(path)) {
      return;
    }
    String text = read(path);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    texts.put(
        path,
        IMPORT
            .matcher(text)
            .replaceAll(m -> m.group(1) + name(resolved(folder, m.group(2))) + m.group(3)));
    for (MatchResult m : IMPORT.matcher(text).results().toList()) {
      collect(resolved(folder, m.group(2)), texts);
    }
  }

  private static String resolved(String folder, String path) {
    return URI.create("/" + folder).resolve(path).getPath().substring(1);
  }

  /** All style sheets of the page, in their order. */
  static String styles() throws IOException {
    StringBuilder styles = new StringBuilder();
    for (MatchResult m : STYLE.matcher(read("index.html")).results().toList()) {
      styles.append(read(m.group(1))).append('\n');
    }
    return styles.toString();
  }

  private static String read(String path) throws IOException {
    try (InputStream file = DashboardFiles.class.getResourceAsStream("/dashboard/" + path)) {
      if (file == null) {
        throw new FileNotFoundException("the dashboard has no " + path);
      }
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
