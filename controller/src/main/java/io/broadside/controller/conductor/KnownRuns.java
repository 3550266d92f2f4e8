package io.broadside.controller.conductor;

import io.broadside.controller.report.Moment;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All runs that somebody can ask for: the one of which the audience was told last, and those whose
 * results were kept. Thread-safe.
 */
final class KnownRuns {

  private static final Logger LOG = LoggerFactory.getLogger(KnownRuns.class);

  private final Audience audience;
  private final ResultStore results;

  KnownRuns(Audience audience, ResultStore results) {
    this.audience = audience;
    this.results = results;
  }

  /** All runs, the newest first. */
  List<RunSummary> list() {
    Optional<RunSummary> current =
        audience.newest().map(m -> RunSummary.of(m.run(), marks(m.run().id())));
    try {
      Stream<RunSummary> kept =
          results.list().stream().filter(k -> current.filter(c -> c.id().equals(k.id())).isEmpty());
      return Stream.concat(current.stream(), kept).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The runs in %s cannot be listed".formatted(results.place()), e);
    }
  }

  private Marks marks(String id) {
    try {
      Optional<RunFolder> kept = results.find(id);
      return kept.isEmpty() ? Marks.NONE : kept.get().marks();
    } catch (IOException e) {
      return Marks.NONE;
    }
  }

  /** One run, without its seconds. */
  Optional<Moment> find(String id) {
    return audience.newest(id).or(() -> kept(id, false));
  }

  /** One run, with every second of it that is kept. */
  Optional<Moment> live(String id) {
    return audience.live(id).or(() -> kept(id, true));
  }

  private Optional<Moment> kept(String id, boolean seconds) {
    try {
      Optional<RunFolder> kept = results.find(id);
      return kept.isEmpty() ? Optional.empty() : Optional.of(Moment.of(kept.get(), seconds));
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  /** From now on that one hears of a run; of one that was kept, at once and for the last time. */
  Runs.Subscription subscribe(String id, Consumer<Moment> listener) {
    if (audience.newest(id).isEmpty()) {
      kept(id, true).ifPresent(listener);
    }
    return audience.add(id, listener);
  }
}
