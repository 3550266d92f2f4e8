package io.broadside.controller.conductor;

import io.broadside.controller.api.Live;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to hear of which run. Thread-safe. */
final class Audience {

  private final Map<String, List<Consumer<Live>>> listeners = new ConcurrentHashMap<>();

  Runs.Subscription add(String run, Consumer<Live> listener) {
    listeners.compute(
        run,
        (x, all) -> {
          List<Consumer<Live>> some = all == null ? new CopyOnWriteArrayList<>() : all;
          some.add(listener);
          return some;
        });
    return () ->
        listeners.computeIfPresent(
            run,
            (x, all) -> {
              all.remove(listener);
              return all.isEmpty() ? null : all;
            });
  }

  /** The runs of which somebody wants to hear. */
  Set<String> runs() {
    return Set.copyOf(listeners.keySet());
  }

  /** Tells everybody; of a run that is final, nobody hears again. */
  void tell(Live live) {
    String run = live.run().id();
    listeners.getOrDefault(run, List.of()).forEach(l -> l.accept(live));
    if (live.run().state().isFinal()) {
      listeners.remove(run);
    }
  }
}
