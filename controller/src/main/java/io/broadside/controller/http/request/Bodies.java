package io.broadside.controller.http.request;

import io.broadside.protocol.wire.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Reads what requests bring along, within limits of length and number, and answers in JSON.
 * Thread-safe.
 */
public final class Bodies {

  private static final int MOST_JSON_BYTES = 1 << 20;
  private static final int MOST_AT_ONCE = 64;

  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /** The body as a stream that refuses to be longer than that. */
  public static InputStream bounded(Context ctx, int most) {
    try {
      return new BoundedBody(ctx.req().getInputStream(), most);
    } catch (IOException e) {
      throw BoundedBody.brokenOff();
    }
  }

  /** Counts one body more while it is read; refuses it where there are too many already. */
  public static <T, E extends Exception> T oneOf(Semaphore room, Reading<T, E> reading) throws E {
    if (!room.tryAcquire()) {
      throw new ProblemException(
          503,
          "too-many-bodies",
          "Too many at once",
          "Too many requests are still being sent. Try again in a moment.");
    }
    try {
      return reading.read();
    } finally {
      room.release();
    }
  }

  /** Reads a body. */
  @FunctionalInterface
  public interface Reading<T, E extends Exception> {
    T read() throws E;
  }

  /** The body as JSON of that shape. */
  public <T> T json(Context ctx, Class<T> type) {
    String content = ctx.contentType();
    if (content == null || !content.startsWith("application/json")) {
      throw new ProblemException(
          415, "content-type", "Not JSON", "Send the header Content-Type: application/json.");
    }
    return BadBody.parse(oneOf(room, () -> whole(ctx)), type);
  }

  private static byte[] whole(Context ctx) {
    try (InputStream body = bounded(ctx, MOST_JSON_BYTES)) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw BoundedBody.brokenOff();
    }
  }

  /** Answers with that value; nothing has been sent if it cannot be written. */
  public static void answer(Context ctx, int status, Object value) {
    byte[] body = Json.write(value);
    ctx.status(status).contentType("application/json").result(body);
  }
}
