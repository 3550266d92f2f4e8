package io.broadside.protocol.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * System properties whose values only the simulation may see. They are sent to workers, and are in
 * nothing that is shown or kept.
 *
 * @param values by their names
 */
public record Secrets(@JsonValue Map<String, String> values) {

  /** No secrets. */
  public static final Secrets NONE = new Secrets(Map.of());

  /** A shorter one would be found in words that have nothing to do with it. */
  private static final int SHORTEST_HIDDEN = 4;

  /** Copies the map. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Secrets {
    values = Map.copyOf(values);
  }

  /** A text with the names of those secrets, of four characters or more, whose values are in it. */
  public String hide(String text) {
    List<Map.Entry<String, String>> longestFirst =
        values.entrySet().stream()
            .filter(s -> s.getValue().length() >= SHORTEST_HIDDEN)
            .sorted(Comparator.comparingInt(s -> -s.getValue().length()))
            .toList();
    String hidden = text;
    for (Map.Entry<String, String> secret : longestFirst) {
      hidden = hidden.replace(secret.getValue(), "(secret %s)".formatted(secret.getKey()));
    }
    return hidden;
  }

  /** These and others, which count where both have a name. */
  public Secrets and(Secrets others) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(others.values);
    return new Secrets(all);
  }

  /** Their names, without values. */
  public Secrets forgotten() {
    return new Secrets(
        values.keySet().stream().collect(Collectors.toMap(name -> name, name -> "")));
  }

  /** Whether there are names without values. */
  public boolean areForgotten() {
    return values.containsValue("");
  }

  @Override
  public String toString() {
    return "secrets " + values.keySet();
  }
}
