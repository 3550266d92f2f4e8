package io.broadside.controller.run;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.metrics.Scrape;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what workers have measured. For the conductor's thread only. */
final class Scraper {

  private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);

  private final WorkerClient client;
  private final Clock clock;
  private final Executor thread;

  Scraper(WorkerClient client, Clock clock, Executor thread) {
    this.client = client;
    this.clock = clock;
    this.thread = thread;
  }

  /** Asks one worker for its figures, unless it is being asked already. */
  void scrape(Peer peer, Run run, RunRecord record, Predicate<Run> current) {
    URI endpoint = peer.member.endpoint();
    Status status = peer.status;
    if (endpoint == null
        || status == null
        || peer.scraping
        || peer.member.isGone()
        || run.roster().find(status.instance()).map(Participant::done).orElse(false)) {
      return;
    }
    peer.scraping = true;
    client
        .metrics(endpoint)
        .whenCompleteAsync(
            (body, e) -> {
              peer.scraping = false;
              if (e == null && current.test(run)) {
                scraped(status, body, run, record);
              }
            },
            thread)
        .exceptionally(e -> null);
  }

  private void scraped(Status asked, byte[] body, Run run, RunRecord record) {
    try {
      record.metrics().accept(asked.instance(), clock.nanos(), Scrape.parse(body));
      if (asked.phase() == Phase.FINISHED) {
        run.roster().find(asked.instance()).ifPresent(p -> p.scrapedAtEnd = true);
      }
    } catch (IOException e) {
      LOG.warn("The metrics of {} make no sense: {}", asked.worker(), e.getMessage());
    }
  }
}
