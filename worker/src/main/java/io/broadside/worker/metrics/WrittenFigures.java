package io.broadside.worker.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The figures of one moment, written down.
 *
 * @param contentType of the body
 * @param body the figures in one of Prometheus's formats
 */
@SuppressWarnings("ArrayRecordComponent")
public record WrittenFigures(String contentType, byte[] body) {

  private static final int USUAL_BYTES = 64 << 10;

  static WrittenFigures of(ExpositionFormatWriter writer, MetricSnapshots figures) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(USUAL_BYTES);
    try {
      writer.write(body, figures);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all that is written to it", e);
    }
    return new WrittenFigures(writer.getContentType(), body.toByteArray());
  }
}
