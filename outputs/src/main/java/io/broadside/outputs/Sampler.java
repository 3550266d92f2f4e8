package io.broadside.outputs;

import io.broadside.outputs.news.Sample;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Increments;
import io.broadside.results.series.Interval;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Sample} of the new measurements of a run, once for all outputs. Not thread-safe.
 *
 * <p>A controller that takes a run over goes on behind what is kept of it, so that nothing is sent
 * twice. Where nothing is kept, such as in a new pod, workers say again in its first seconds what
 * they said to the one before: these seconds are not sent.
 */
final class Sampler {

  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
  private static final int SETTLING = 5;

  private final Increments increments = new Increments();
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private boolean resumed;
  private int settling;
  private long last = -1;

  /**
   * Begins with a run, or goes on with one.
   *
   * @param kept what is kept of it
   * @param takenOver whether another controller began it
   */
  Sampler(RunFolder kept, boolean takenOver) {
    try {
      kept.intervals(this::resume);
    } catch (IOException e) {
      LOG.warn("The measurements of run {} cannot be read: {}", kept.id(), e.getMessage());
    }
    settling = takenOver && !resumed ? SETTLING : 0;
  }

  private void resume(Interval interval) {
    resumed = true;
    last = interval.second();
    increments.resume(interval);
  }

  /** The next sample; empty where there is none yet. */
  Optional<Sample> next(RunStanding now) {
    now.seconds().forEach(s -> seconds.put(s.second(), s));
    Long start = now.run().times().startsAtMillis();
    if (start == null || now.second() < 0) {
      return Optional.empty();
    }
    Interval interval = increments.next(now.second(), now.soFar());
    if (settling > 0) {
      settling--;
      return Optional.empty();
    }
    if (interval.second() <= last && !interval.measured().isEmpty()) {
      // receivers have one point for each second: what came after its end is in the next
      interval = new Interval(last + 1, last + 1, interval.measured());
    }
    last = interval.second();
    List<Second> changed = List.copyOf(seconds.values());
    seconds.clear();
    return Optional.of(new Sample(now.run(), start, changed, interval, increments.recorded()));
  }
}
