package io.broadside.outputs.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a problem with a receiver once, until the receiver takes something again. Thread-safe. */
final class Complaints {

  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  private final String output;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean dropping = new AtomicBoolean();

  Complaints(String output) {
    this.output = output;
  }

  void failed(String reason) {
    if (!failing.getAndSet(true)) {
      LOG.warn("Output {} does not accept data now ({}). Broadside tries again", output, reason);
    }
  }

  void refused(String reason) {
    dropped("refuses the data (%s)".formatted(reason));
  }

  void full() {
    dropped("does not keep up");
  }

  void tooOld() {
    dropped("has accepted nothing for too long");
  }

  private void dropped(String why) {
    if (!dropping.getAndSet(true)) {
      LOG.warn(
          "Output {} {}. Data for it is dropped; broadside_output_dropped_total counts how much",
          output,
          why);
    }
  }

  void taken() {
    boolean failed = failing.getAndSet(false);
    boolean dropped = dropping.getAndSet(false);
    if (failed || dropped) {
      LOG.info("Output {} accepts data again", output);
    }
  }
}
