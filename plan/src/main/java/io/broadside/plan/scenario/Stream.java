package io.broadside.plan.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A step of a WebSocket, or of a stream of server-sent events. */
public sealed interface Stream {

  /** A WebSocket is opened. */
  record Connect(String name, String url, @Nullable Await await) implements Stream {}

  /** A text is sent. */
  record Message(String name, String text, @Nullable Await await) implements Stream {}

  /** A stream of server-sent events is opened. */
  record Listen(String name, String url, @Nullable Await await) implements Stream {}

  /** One of both is closed. */
  record Close(boolean webSocket) implements Stream {}

  /** A message that must come. */
  record Await(Duration within, String contains) {}
}
