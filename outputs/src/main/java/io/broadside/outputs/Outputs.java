package io.broadside.outputs;

import io.broadside.outputs.delivery.Balance;
import io.broadside.outputs.delivery.Delivery;
import io.broadside.outputs.delivery.DeliveryBounds;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.Sample;
import io.broadside.results.record.RunRecord;
import io.broadside.results.store.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All outputs of a controller, which get the measurements and events of a run while it goes on. No
 * caller waits: samples are made on one thread, and each output has another. Thread-safe.
 */
public final class Outputs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outputs.class);

  /** A run is over only then, so that its record can say what nobody got. */
  private static final Duration LAST = Duration.ofSeconds(2);

  private final Poster poster = new Poster();
  private final List<Delivery<Sample>> samples = new ArrayList<>();
  private final List<Delivery<Event>> events = new ArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("outputs").factory());
  private final AtomicReference<@Nullable RunStanding> told = new AtomicReference<>();
  private @Nullable Course course;

  /** Begins with nothing to send. */
  public Outputs(OutputSettings settings) {
    this(settings, DeliveryBounds.USUAL);
  }

  /** The same, with other bounds. */
  Outputs(OutputSettings settings, DeliveryBounds bounds) {
    Receivers receivers = new Receivers(settings.credentials(), poster);
    for (Destination to : settings.destinations()) {
      receivers.forSamples(to).ifPresent(o -> samples.add(new Delivery<>(o, bounds)));
      receivers.forEvents(to).ifPresent(o -> events.add(new Delivery<>(o, bounds)));
    }
  }

  /** Whether an output takes events, such as that of a broken goal. */
  public boolean watchesGoals() {
    return !events.isEmpty();
  }

  /** Whether there is nobody to send to. */
  public boolean none() {
    return samples.isEmpty() && events.isEmpty();
  }

  /**
   * From now on, it is about that run.
   *
   * @param kept what is kept of it
   * @param takenOver whether another controller began it
   */
  public void begin(RunFolder kept, boolean takenOver) {
    if (none()) {
      return;
    }
    thread.execute(
        () -> course = new Course(new Sampler(kept, takenOver), new Alarms(), balances()));
  }

  /** Tells how the run stands. What nobody has taken yet becomes one with it. */
  public void tell(RunStanding now) {
    if (none()) {
      return;
    }
    RunStanding before = told.getAndUpdate(earlier -> earlier == null ? now : now.after(earlier));
    if (before == null) {
      thread.execute(this::take);
    }
  }

  private void take() {
    RunStanding now = told.getAndSet(null);
    Course of = course;
    if (now != null && of != null) {
      try {
        of.sampler.next(now).ifPresent(sample -> samples.forEach(d -> d.offer(sample)));
        of.alarms.next(now).forEach(this::offer);
      } catch (RuntimeException e) {
        LOG.error("The figures of a second of run {} cannot be sent", now.run().id(), e);
      }
    }
  }

  private void offer(Event event) {
    events.forEach(d -> d.offer(event));
  }

  /**
   * Tells of the end of the run, and waits a little for all that is to be sent of it.
   *
   * @return what nobody got, in whole sentences
   */
  public CompletableFuture<List<String>> finish(RunStanding last) {
    if (none()) {
      return CompletableFuture.completedFuture(List.of());
    }
    tell(last);
    return CompletableFuture.supplyAsync(() -> finished(last.run()), thread);
  }

  private List<String> finished(RunRecord run) {
    Course of = course;
    if (of == null) {
      return List.of();
    }
    offer(Event.end(run));
    try {
      long until = System.nanoTime() + LAST.toNanos();
      deliveries().forEach(Delivery::hurry);
      for (Delivery<?> delivery : deliveries()) {
        delivery.await(until);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Missing.sentences(of.before, balances());
  }

  private List<Delivery<?>> deliveries() {
    return Stream.<Delivery<?>>concat(samples.stream(), events.stream()).toList();
  }

  /** What has become of all that was to be sent, by output. */
  public List<Balance> balances() {
    return deliveries().stream().map(Delivery::balance).toList();
  }

  /** Sends nothing any more; what still waits is lost, and that is logged. */
  @Override
  public void close() {
    thread.shutdownNow();
    deliveries().forEach(Delivery::close);
    balances().stream()
        .filter(b -> b.waiting() > 0)
        .forEach(
            b ->
                LOG.warn(
                    "The controller ends. Output {} does not get the {} messages that still wait"
                        + " for it",
                    b.output(),
                    b.waiting()));
    poster.close();
  }

  /** The state of one run's outputs. */
  private record Course(Sampler sampler, Alarms alarms, List<Balance> before) {}
}
