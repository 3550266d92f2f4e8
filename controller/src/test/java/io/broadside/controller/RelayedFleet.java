package io.broadside.controller;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Another fleet, between whose workers and the controller lies something. */
final class RelayedFleet<W extends RelayedFleet.Way> implements Fleet {

  /** What lies between. */
  interface Way extends AutoCloseable {

    /** Where the controller finds it. */
    URI address();

    @Override
    void close();
  }

  private final Fleet fleet;
  private final BiFunction<String, URI, W> between;
  private final Map<String, W> ways = new ConcurrentHashMap<>();

  /**
   * Puts something before each worker.
   *
   * @param between makes it, of a worker's name and address
   */
  RelayedFleet(Fleet fleet, BiFunction<String, URI, W> between) {
    this.fleet = fleet;
    this.between = between;
  }

  /** What lies before a worker that is up. */
  W way(String worker) {
    return Objects.requireNonNull(ways.get(worker), worker);
  }

  @Override
  public List<Member> members() {
    return fleet.members().stream()
        .map(
            m ->
                new Member(
                    m.worker(),
                    m.state(),
                    relayed(m.worker(), m.endpoint()),
                    m.reason(),
                    m.endedAt()))
        .toList();
  }

  @Override
  public boolean endSilent(String worker, Duration silence) {
    return fleet.endSilent(worker, silence);
  }

  private @Nullable URI relayed(String worker, @Nullable URI endpoint) {
    return endpoint == null
        ? null
        : ways.computeIfAbsent(worker, w -> between.apply(w, endpoint)).address();
  }

  @Override
  public void scale(int workers) throws FleetException {
    fleet.scale(workers);
  }

  @Override
  public int wanted() {
    return fleet.wanted();
  }

  @Override
  public void onChange(Runnable listener) {
    fleet.onChange(listener);
  }

  @Override
  public void close() {
    fleet.close();
    ways.values().forEach(Way::close);
  }
}
