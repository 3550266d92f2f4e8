package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.SeriesPool;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what workers have measured. For the conductor's thread only. */
final class Scraper {

  private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);

  private final SeriesPool series = new SeriesPool();
  private final Turns turns = new Turns();
  private final LinkedHashSet<Peer> waiting = new LinkedHashSet<>();
  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;
  private final Supplier<Optional<RunReport>> current;

  /** What comes in counts only if it is about the run that is the current one then. */
  Scraper(
      WorkerClient client, Clock clock, Executor thread, Supplier<Optional<RunReport>> current) {
    this.current = current;
    this.client = client;
    this.clock = clock;
    this.thread = thread;
  }

  /** One worker's figures are wanted, as soon as it is its turn. */
  void want(Peer peer) {
    waiting.add(peer);
  }

  /** Whether somebody's turn has still to come. */
  boolean isBehind() {
    return !waiting.isEmpty();
  }

  /** Nobody's figures are wanted any more. */
  void forget() {
    waiting.clear();
  }

  /**
   * Asks those whose turn it is for their figures; one of another run, or none, has nothing to say.
   */
  void proceed() {
    RunReport report = current.get().orElse(null);
    while (!waiting.isEmpty() && turns.free(clock.nanos())) {
      Peer peer = waiting.removeFirst();
      if (report != null) {
        scrape(peer, report);
      }
    }
  }

  private void scrape(Peer peer, RunReport report) {
    URI endpoint = peer.member.endpoint();
    Status status = peer.status;
    if (endpoint == null
        || status == null
        || !peer.follows(report.run().id())
        || peer.scrape.asking()
        || peer.member.isGone()
        || measured(report, status)) {
      return;
    }
    Turns.Turn turn = turns.take(clock.nanos());
    peer.scrape.ask(
        () -> client.metrics(endpoint, body -> parsed(status.worker(), body)),
        thread,
        (figures, e) -> {
          turn.end();
          if (figures == null) {
            LOG.debug("{} did not say what it has measured", status.worker(), e);
          } else if (report == current.get().orElse(null)) {
            scraped(status, figures, report);
          }
          proceed();
        });
  }

  private static boolean measured(RunReport report, Status status) {
    return report.run().roster().find(status.instance()).map(Participant::measured).orElse(false);
  }

  private Scrape parsed(String worker, byte[] body) throws IOException {
    try {
      return Scrape.parse(body, series);
    } catch (IOException e) {
      LOG.warn("The metrics of {} cannot be understood: {}", worker, e.getMessage());
      throw e;
    }
  }

  private void scraped(Status asked, Scrape figures, RunReport report) {
    report.metrics().accept(asked.instance(), clock.nanos(), figures);
    if (asked.phase() == EnginePhase.FINISHED) {
      report.run().dialogue().measured(asked.instance());
    }
  }
}
