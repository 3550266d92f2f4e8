package io.broadside.plan.request;

import java.util.List;
import java.util.Map;

/** The body of a request. */
public sealed interface Body {

  /** Nothing. */
  record None() implements Body {}

  /**
   * A text with expressions.
   *
   * @param json whether it is sent as JSON
   */
  record Text(String text, boolean json) implements Body {}

  /** A file as it is. */
  record RawFile(String file) implements Body {}

  /** A file with expressions. */
  record Template(String file) implements Body {}

  /** A form's fields. */
  record Form(Map<String, String> fields) implements Body {

    /** Copies the map. */
    public Form {
      fields = Ordered.copy(fields);
    }
  }

  /** Several parts. */
  record Multipart(List<Part> parts) implements Body {

    /** Copies the list. */
    public Multipart {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One of several parts.
   *
   * @param content a text with expressions, or a file's name
   * @param type its content type, empty for none
   */
  record Part(String name, boolean isFile, String content, String type) {}
}
