package io.broadside.controller;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Makes a worker's clock wrong: whatever it says of it, or is told about it, is shifted on the way.
 */
final class SkewedClock extends HttpRelay {

  private final long aheadNanos;

  SkewedClock(URI endpoint, Duration ahead) {
    super(endpoint);
    this.aheadNanos = ahead.toNanos();
  }

  @Override
  byte[] there(byte[] body) throws IOException {
    return shifted(body, -aheadNanos, "/clockOffsetNanos", "/lease/heardNanos");
  }

  @Override
  byte[] back(String path, byte[] body) throws IOException {
    boolean clock = path.equals(WorkerPaths.STATUS) || path.equals(WorkerPaths.SCHEDULE);
    return clock ? shifted(body, aheadNanos, "/clockNanos", "/beganNanos") : body;
  }

  /** The same JSON, with those numbers changed that there are, each named by a JSON pointer. */
  private static byte[] shifted(byte[] body, long byNanos, String... names) throws IOException {
    if (body.length == 0
        || body[0] != '{'
        || !(Json.mapper().readTree(body) instanceof ObjectNode node)) {
      return body;
    }
    for (String name : names) {
      JsonPointer place = JsonPointer.compile(name);
      JsonNode value = node.at(place);
      if (value.isNumber() && node.at(place.head()) instanceof ObjectNode holder) {
        holder.put(place.last().getMatchingProperty(), value.asLong() + byNanos);
      }
    }
    return Json.mapper().writeValueAsBytes(node);
  }
}
