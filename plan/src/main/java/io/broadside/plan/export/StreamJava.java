package io.broadside.plan.export;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.scenario.Stream;
import org.jspecify.annotations.Nullable;

/** Writes WebSockets and server-sent events as calls of Gatling's DSL. */
final class StreamJava {

  private StreamJava() {}

  static String of(Stream stream) {
    return switch (stream) {
      case Stream.Connect s -> web(s.name(), "connect", s.url()) + frames(s.await());
      case Stream.Message s -> web(s.name(), "sendText", s.text()) + frames(s.await());
      case Stream.Listen s ->
          "sse(%s).get(%s)".formatted(Java.text(s.name()), Java.text(s.url()))
              + awaited(s.await(), "sse.checkMessage");
      case Stream.Close s when s.webSocket() -> "ws(\"close\").close()";
      case Stream.Close s -> "sse(\"close\").close()";
    };
  }

  private static String web(String name, String call, String text) {
    return "ws(%s).%s(%s)".formatted(Java.text(name), call, Java.text(text));
  }

  private static String frames(Stream.@Nullable Await await) {
    return awaited(await, "ws.checkTextMessage");
  }

  private static String awaited(Stream.@Nullable Await await, String check) {
    if (await == null) {
      return "";
    }
    String found = "substring(" + Java.text(await.contains()) + ").exists()";
    return "\n  .await(%s).on(%s(\"message\").matching(substring(%s)).check(%s))"
        .formatted(Java.duration(await.within()), check, Java.text(await.contains()), found);
  }
}
