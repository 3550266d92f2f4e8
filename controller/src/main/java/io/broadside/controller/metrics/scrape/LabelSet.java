package io.broadside.controller.metrics.scrape;

import io.broadside.protocol.wire.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of one series. Immutable; equal to others with the same names and values.
 *
 * @param names sorted, each once
 * @param values of each name
 */
public record LabelSet(List<String> names, List<String> values) {

  /** No label. */
  public static final LabelSet NONE = new LabelSet(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is not one value for each name
   */
  public LabelSet {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException("%s for the labels %s".formatted(values, names));
    }
  }

  /** Those labels. */
  public static LabelSet of(Map<String, String> values) {
    Map<String, String> sorted = new TreeMap<>(values);
    return new LabelSet(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
  }

  /** The value of a label, empty where there is none. */
  public String get(Label label) {
    return get(label.key());
  }

  /** The value of a label that is not Broadside's own, empty where there is none. */
  public String get(String name) {
    int place = names.indexOf(name);
    return place < 0 ? "" : values.get(place);
  }

  /**
   * The same with another value of a label that it has.
   *
   * @throws IllegalArgumentException if it has no such label
   */
  public LabelSet with(Label label, String value) {
    int place = names.indexOf(label.key());
    if (place < 0) {
      throw new IllegalArgumentException("no label %s among %s".formatted(label.key(), names));
    }
    List<String> changed = new ArrayList<>(values);
    changed.set(place, value);
    return new LabelSet(names, changed);
  }

  /** Values by name. */
  public Map<String, String> asMap() {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      all.put(names.get(i), values.get(i));
    }
    return all;
  }

  /** That of the values: series of one metric, which are compared most, have the same names. */
  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
