package io.broadside.controller.peers;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.metrics.Scrape;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Participant;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what workers have measured. For the conductor's thread only. */
final class Scraper {

  private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);

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

  /** Asks one worker of a run for its figures, unless it is being asked already. */
  void scrape(Peer peer, RunReport report) {
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
    peer.scrape.ask(
        () -> client.metrics(endpoint, body -> parsed(status.worker(), body)),
        thread,
        (figures, e) -> {
          if (figures == null) {
            LOG.debug("{} did not say what it has measured", status.worker(), e);
          } else if (report == current.get().orElse(null)) {
            scraped(status, figures, report);
          }
        });
  }

  private static boolean measured(RunReport report, Status status) {
    return report.run().roster().find(status.instance()).map(Participant::measured).orElse(false);
  }

  private static Scrape parsed(String worker, byte[] body) throws IOException {
    try {
      return Scrape.parse(body);
    } catch (IOException e) {
      LOG.warn("The metrics of {} make no sense: {}", worker, e.getMessage());
      throw e;
    }
  }

  private void scraped(Status asked, Scrape figures, RunReport report) {
    report.metrics().accept(asked.instance(), clock.nanos(), figures);
    if (asked.phase() == Phase.FINISHED) {
      report.run().measured(asked.instance());
    }
  }
}
