package io.broadside.plan.export.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Fields of the simulation by what they stand for; no two are alike. */
public final class Names {

  private static final List<String> TAKEN =
      List.of(
          "http",
          "ws",
          "sse",
          "exec",
          "feed",
          "pause",
          "group",
          "repeat",
          "scenario",
          "status",
          "header",
          "css",
          "regex",
          "substring",
          "xpath",
          "secret",
          "target",
          "protocol",
          "params",
          "before",
          "after",
          "setUp",
          "during",
          "session",
          "records",
          "global",
          "details");

  private final Set<String> used = new HashSet<>(TAKEN);
  private final Map<String, String> names = new HashMap<>();

  /** The field of something; kinds have names of their own. */
  public String of(String kind, String name) {
    return names.computeIfAbsent(kind + ":" + name, key -> free(Java.identifier(name), kind));
  }

  private String free(String wish, String kind) {
    String name = wish;
    if (used.contains(name) || SourceVersion.isKeyword(name)) {
      name = wish + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }
    for (int i = 2; used.contains(name); i++) {
      name = wish + i;
    }
    used.add(name);
    return name;
  }
}
