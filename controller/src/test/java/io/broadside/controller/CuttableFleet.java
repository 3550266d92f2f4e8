package io.broadside.controller;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Another fleet, with a relay before each of its workers. */
final class CuttableFleet implements Fleet {

  private final Fleet fleet;
  private final Map<URI, Relay> relays = new ConcurrentHashMap<>();

  CuttableFleet(Fleet fleet) {
    this.fleet = fleet;
  }

  /** From now on that worker cannot be reached. */
  void cut(String worker) {
    Member member =
        fleet.members().stream().filter(m -> m.worker().equals(worker)).findFirst().orElseThrow();
    relay(member.endpoint()).orElseThrow().cut();
  }

  private Optional<Relay> relay(@Nullable URI endpoint) {
    return Optional.ofNullable(endpoint).map(e -> relays.computeIfAbsent(e, Relay::new));
  }

  @Override
  public List<Member> members() {
    return fleet.members().stream()
        .map(
            m ->
                new Member(
                    m.worker(),
                    m.state(),
                    relay(m.endpoint()).map(Relay::address).orElse(null),
                    m.reason()))
        .toList();
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
    relays.values().forEach(Relay::close);
  }
}
