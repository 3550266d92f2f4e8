package io.broadside.controller.conductor.record;

import io.broadside.controller.report.Moment;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Key;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the record of a run while the run goes on. If the controller is killed, the record is at
 * most {@value #EVERY_SECONDS} s old. For the archive's thread only, unless it says otherwise.
 */
final class Recording {

  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final int EVERY_SECONDS = 4;
  private static final int MOST_WAITING = 30;

  /** Larger files are named in the record by their digest alone. */
  private static final int MOST_TEST_BYTES = 10 << 20;

  /** For how long what another controller kept of the run is asked for. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final String run;
  private final ResultStore store;
  private boolean resumes;
  private boolean ending;
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private long measured = -1;
  private Map<Key, NativeHistogram> soFar = Map.of();
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable RunWriter writer;
  private @Nullable Bundle test;
  private final long begunNanos = System.nanoTime();
  private long writtenNanos = begunNanos;
  private volatile @Nullable String trouble;

  /**
   * Nothing is written yet.
   *
   * @param resumes whether another controller began with the run
   */
  Recording(String run, ResultStore store, boolean resumes) {
    this.run = run;
    this.store = store;
    this.resumes = resumes;
  }

  /** One more moment is on its way; any thread may say so. */
  void waits() {
    waiting.incrementAndGet();
  }

  /** Whether many moments wait for the disk; any thread may ask. */
  boolean isBehind() {
    return waiting.get() > MOST_WAITING;
  }

  /** Why nothing can be written just now; any thread may ask. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  void open(Optional<Bundle> bundle) {
    bundle.filter(b -> b.zip().length <= MOST_TEST_BYTES).ifPresent(b -> test = b);
    try {
      opened();
    } catch (IOException e) {
      say(e);
    }
  }

  private RunWriter opened() throws IOException {
    RunWriter open = writer;
    if (open == null) {
      open = RunWriter.open(folder());
      writer = open;
    }
    return open;
  }

  private RunFolder folder() throws IOException {
    if (resumes) {
      try {
        return store.resume(run);
      } catch (IOException e) {
        if (!ending && System.nanoTime() - begunNanos < PATIENCE_NANOS) {
          throw e;
        }
        LOG.warn("The record of run {} starts again: its earlier seconds are missing", run, e);
        resumes = false;
      }
    }
    return store.begin(run);
  }

  void take(Moment moment, long measured, Map<Key, NativeHistogram> soFar) {
    waiting.decrementAndGet();
    try {
      add(moment, measured, soFar);
      if (System.nanoTime() - writtenNanos >= TimeUnit.SECONDS.toNanos(EVERY_SECONDS)) {
        write(moment);
      }
    } catch (IOException e) {
      say(e);
    }
  }

  /** What cannot be written yet waits: all seconds, and the newest of what was measured so far. */
  private void add(Moment moment, long second, Map<Key, NativeHistogram> until) throws IOException {
    moment.seconds().forEach(s -> seconds.put(s.second(), s));
    if (second >= 0 && !until.isEmpty()) {
      measured = second;
      soFar = until;
    }
    RunWriter open = opened();
    open.seconds(seconds.values());
    open.errors(moment.run().errors());
    seconds.clear();
    if (!soFar.isEmpty()) {
      open.measured(measured, soFar);
      soFar = Map.of();
    }
  }

  private void write(Moment moment) throws IOException {
    writtenNanos = System.nanoTime();
    RunWriter open = opened();
    Bundle files = test;
    if (files != null) {
      open.test(files.zip());
      test = null;
    }
    open.write(moment.run());
    trouble = null;
  }

  /** Writes all that is left; the answer is why it cannot be kept. */
  Optional<String> finish(Moment moment, long measured, Map<Key, NativeHistogram> soFar) {
    waiting.decrementAndGet();
    ending = true;
    try {
      add(moment, measured, soFar);
      write(moment);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(say(e));
    }
  }

  private String say(IOException e) {
    String why = resumes && writer == null ? unfetched(e) : unwritten(e);
    if (!why.equals(trouble)) {
      LOG.error("{}", why, e);
    }
    trouble = why;
    return why;
  }

  private String unfetched(IOException e) {
    return ("The record of run %s from the previous controller cannot be read now (%s). This"
            + " controller tries for %d s. After that, it starts a new record.")
        .formatted(run, PrivateFolder.reason(e), TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS));
  }

  private String unwritten(IOException e) {
    return ("The record of run %s cannot be written to %s (%s). Free space there, or correct the"
            + " permissions. Until another run begins, you can get the figures from GET"
            + " /api/runs/%s/live.")
        .formatted(run, store.begin(run).folder().path(), PrivateFolder.reason(e), run);
  }
}
