package io.broadside.controller.report;

import io.broadside.results.record.figures.ErrorCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which run seconds each kind of error was seen first and last. What a controller finds when it
 * looks for the first time in the middle of a run was seen first nobody knows when. For the
 * conductor's thread only.
 */
final class ErrorSightings {

  private record Kind(String scenario, String request, String message) {

    static Kind of(ErrorCount error) {
      return new Kind(error.scenario(), error.request(), error.message());
    }
  }

  private record Seen(@Nullable Long first, long last, long count) {}

  private final Map<Kind, Seen> seen = new HashMap<>();
  private boolean looked;

  /** These are the errors until the end of that run second. */
  void look(long second, List<ErrorCount> errors) {
    boolean fromTheStart = looked || second <= 1;
    looked = true;
    for (ErrorCount error : errors) {
      Kind kind = Kind.of(error);
      Seen before = seen.get(kind);
      if (before == null) {
        seen.put(kind, new Seen(fromTheStart ? second : null, second, error.count()));
      } else if (before.count != error.count()) {
        seen.put(kind, new Seen(before.first, second, error.count()));
      }
    }
  }

  /** The same errors with when they were seen. */
  List<ErrorCount> of(List<ErrorCount> errors) {
    return errors.stream().map(this::seen).toList();
  }

  private ErrorCount seen(ErrorCount error) {
    Seen known = seen.get(Kind.of(error));
    return known == null ? error : error.seen(known.first, known.last);
  }
}
