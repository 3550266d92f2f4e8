package io.broadside.controller.conductor;

import io.broadside.controller.metrics.SecondSeries;
import io.broadside.controller.report.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest {@link Moment} of a run, and passes each new one to its subscribers.
 * Thread-safe. Publishing never waits for a reader, and each event is built once for all readers.
 */
final class Audience {

  /**
   * The latest moment of a run, with its version.
   *
   * @param times how often something had been said by then
   * @param all the newest of it, with every second
   */
  private record Told(long times, Moment all) {}

  private final Object reading = new Object();
  private final Map<String, List<Consumer<Moment>>> listeners = new HashMap<>();
  private SecondSeries seconds = new SecondSeries();
  private @Nullable Moment newest;
  private long times;
  private @Nullable Told shown;

  /** Tells everybody, and remembers it; of a run that is final, nobody hears again. */
  synchronized void tell(Moment moment) {
    String run = moment.run().id();
    if (!isAbout(run)) {
      seconds = new SecondSeries();
    }
    moment.seconds().forEach(seconds::put);
    newest = moment;
    times++;
    listeners.getOrDefault(run, List.of()).forEach(l -> l.accept(moment));
    if (moment.run().state().isFinal()) {
      listeners.remove(run);
    }
  }

  /** Remembers nothing any longer; somebody else knows better. */
  synchronized void forget() {
    newest = null;
  }

  /** The newest that was said, of whichever run. */
  synchronized Optional<Moment> newest() {
    return Optional.ofNullable(newest);
  }

  /** The newest of that run; empty where another was spoken of since. */
  Optional<Moment> newest(String run) {
    return newest().filter(m -> m.run().id().equals(run));
  }

  /** The same with every second; empty where another was spoken of since. */
  Optional<Moment> live(String run) {
    return told(run).map(Told::all);
  }

  private Optional<Told> told(String run) {
    synchronized (reading) {
      Moment last;
      long now;
      SecondSeries copy;
      synchronized (this) {
        if (newest == null || !isAbout(run)) {
          return Optional.empty();
        }
        last = newest;
        now = times;
        copy = shown != null && shown.times == now ? null : seconds.copy();
      }
      if (copy != null) {
        shown = new Told(now, last.with(copy.range(0, Long.MAX_VALUE)));
      }
      return Optional.ofNullable(shown);
    }
  }

  private boolean isAbout(String run) {
    return newest != null && newest.run().id().equals(run);
  }

  /** From now on that one hears of a run: at once all there is, and then what is new. */
  Runs.Subscription add(String run, Consumer<Moment> listener) {
    while (true) {
      Optional<Told> told = told(run);
      synchronized (this) {
        if (told.isEmpty() ? !isAbout(run) : told.get().times == times) {
          told.map(Told::all).ifPresent(listener);
          boolean over = told.filter(t -> t.all.run().state().isFinal()).isPresent();
          return over ? () -> {} : listen(run, listener);
        }
      }
    }
  }

  private Runs.Subscription listen(String run, Consumer<Moment> listener) {
    listeners.computeIfAbsent(run, r -> new ArrayList<>()).add(listener);
    return () -> leave(run, listener);
  }

  private synchronized void leave(String run, Consumer<Moment> listener) {
    listeners.computeIfPresent(
        run,
        (r, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  /** How many runs somebody wants to hear of. */
  synchronized int followed() {
    return listeners.size();
  }
}
