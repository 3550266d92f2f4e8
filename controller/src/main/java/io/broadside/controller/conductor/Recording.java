package io.broadside.controller.conductor;

import io.broadside.controller.report.Moment;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run down while it goes on: what a controller leaves that is killed is at most {@value
 * #EVERY_SECONDS} s old. For the archive's thread only, unless it says otherwise.
 */
final class Recording {

  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final int EVERY_SECONDS = 4;
  private static final int MOST_WAITING = 30;

  /** Larger files are named in the record by their digest alone. */
  private static final int MOST_TEST_BYTES = 10 << 20;

  private final RunFolder folder;
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable RunWriter writer;
  private @Nullable Bundle test;
  private long writtenNanos = System.nanoTime();
  private volatile @Nullable String trouble;

  Recording(RunFolder folder) {
    this.folder = folder;
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
      open = RunWriter.open(folder);
      writer = open;
    }
    return open;
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

  private void add(Moment moment, long measured, Map<Key, NativeHistogram> soFar)
      throws IOException {
    RunWriter open = opened();
    open.seconds(moment.seconds());
    if (measured >= 0 && !soFar.isEmpty()) {
      open.measured(measured, soFar);
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
    try {
      add(moment, measured, soFar);
      write(moment);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(say(e));
    }
  }

  private String say(IOException e) {
    String why =
        "The record of run %s cannot be written to %s (%s): free space there, or mend its permissions. Until another run begins, it can be had from GET /api/runs/%s/live."
            .formatted(folder.id(), folder.folder().path(), PrivateFolder.reason(e), folder.id());
    if (!why.equals(trouble)) {
      LOG.error("{}", why, e);
    }
    trouble = why;
    return why;
  }
}
