package io.broadside.results.store;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name, note and tags that people gave a run.
 *
 * @param name that they gave it, null where none
 * @param note a remark, null where there is none
 * @param tags in the order in which they were given, each once
 * @param baseline whether others are compared with it; it is not deleted then
 */
public record Marks(
    @Nullable String name, @Nullable String note, List<String> tags, boolean baseline) {

  /** Nothing. */
  public static final Marks NONE = new Marks(null, null, List.of(), false);

  /** Copies the tags. */
  public Marks {
    tags = tags == null ? List.of() : tags.stream().distinct().toList();
  }

  /**
   * Does nothing, unless the run that they are on must not be deleted.
   *
   * @throws IOException if it is a baseline
   */
  public void allowDeletion(String id) throws IOException {
    if (baseline) {
      throw new IOException(
          "Run %s is a baseline, so it is not deleted. Remove the mark first: broadside results tag %s --no-baseline"
              .formatted(id, id));
    }
  }
}
