package io.broadside.target;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Answers like a small shop. {@code /slow/<ms>} takes that long, {@code /fail} fails, {@code /fast}
 * answers at once; {@code /cart} fails once in two hundred; everything else takes a few
 * milliseconds, seldom many. {@code /_count} and {@code /_recorded} tell what was seen, {@code
 * /_reset} forgets it, {@code /readyz} says that it is there; these are not seen themselves.
 */
@Sharable
final class Shop extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final byte[] PAGE = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
  private static final String READY = "/readyz";
  private static final double USUAL_MILLIS = 4;
  private static final int ONE_FAILS_IN = 200;

  private final Recording recording;

  Shop(Recording recording) {
    this.recording = recording;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // whether it arrives is the reader's affair
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    String path = request.uri();
    if (path.startsWith("/_") || path.equals(READY)) {
      ctx.writeAndFlush(told(path));
      return;
    }
    Instant now = Instant.now();
    recording.add(
        new Hit(
            TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000,
            path,
            request.headers().get("X-Scenario", ""),
            Long.parseLong(request.headers().get("X-Ordinal", "-1")),
            request.headers().get("X-Worker", "")));
    DefaultFullHttpResponse response =
        response(
            fails(path) ? HttpResponseStatus.INTERNAL_SERVER_ERROR : HttpResponseStatus.OK,
            "application/json",
            PAGE);
    long millis = millis(path);
    if (millis == 0) {
      ctx.writeAndFlush(response);
    } else {
      ctx.executor().schedule(() -> ctx.writeAndFlush(response), millis, TimeUnit.MILLISECONDS);
    }
  }

  private DefaultFullHttpResponse told(String path) {
    String text =
        switch (path) {
          case READY -> "ready\n";
          case "/_count" -> String.valueOf(recording.count());
          case "/_recorded" -> recording.text();
          case "/_reset" -> {
            recording.reset();
            yield "";
          }
          default -> null;
        };
    return response(
        text == null ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.OK,
        "text/plain",
        (text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
  }

  private static DefaultFullHttpResponse response(
      HttpResponseStatus status, String type, byte[] body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONTENT_TYPE, type);
    return response;
  }

  private static boolean fails(String path) {
    return path.startsWith("/fail")
        || (path.startsWith("/cart") && ThreadLocalRandom.current().nextInt(ONE_FAILS_IN) == 0);
  }

  /** Log-normal, as response times tend to be. */
  private static long millis(String path) {
    if (path.startsWith("/fast")) {
      return 0;
    }
    if (path.startsWith("/slow/")) {
      return Long.parseLong(path.substring("/slow/".length()).replaceAll("\\D.*", ""));
    }
    return Math.round(USUAL_MILLIS * Math.exp(ThreadLocalRandom.current().nextGaussian() * 0.6));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
