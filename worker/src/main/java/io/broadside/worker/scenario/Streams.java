package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.broadside.plan.scenario.Stream;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.SseConnectActionBuilder;
import io.gatling.javaapi.http.WsAwaitActionBuilder;
import org.jspecify.annotations.Nullable;

/** WebSockets and server-sent events as Gatling's. */
final class Streams {

  private static final String MESSAGE = "message";

  private Streams() {}

  static ActionBuilder of(Stream stream) {
    return switch (stream) {
      case Stream.Connect s -> awaited(ws(s.name()).connect(s.url()), s.await());
      case Stream.Message s -> awaited(ws(s.name()).sendText(s.text()), s.await());
      case Stream.Listen s -> awaited(sse(s.name()).get(s.url()), s.await());
      case Stream.Close s when s.webSocket() -> ws("close").close();
      case Stream.Close s -> sse("close").close();
    };
  }

  private static <T extends WsAwaitActionBuilder<T, ?>> ActionBuilder awaited(
      T action, Stream.@Nullable Await await) {
    return await == null
        ? action
        : action
            .await(await.within())
            .on(
                ws.checkTextMessage(MESSAGE)
                    .matching(substring(await.contains()))
                    .check(substring(await.contains()).exists()));
  }

  private static ActionBuilder awaited(
      SseConnectActionBuilder action, Stream.@Nullable Await await) {
    return await == null
        ? action
        : action
            .await(await.within())
            .on(
                sse.checkMessage(MESSAGE)
                    .matching(substring(await.contains()))
                    .check(substring(await.contains()).exists()));
  }
}
