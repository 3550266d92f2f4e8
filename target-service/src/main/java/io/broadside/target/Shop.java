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
import java.util.function.Consumer;

/**
 * Answers like a small shop. {@code /slow/<ms>} takes that long, {@code /fail} fails, {@code /fast}
 * answers at once; {@code /cart} fails once in two hundred; everything else takes a few
 * milliseconds, seldom many.
 */
@Sharable
final class Shop extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final byte[] PAGE = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
  private static final double USUAL_MILLIS = 4;
  private static final int ONE_FAILS_IN = 200;

  private final Consumer<Hit> seen;

  Shop(Consumer<Hit> seen) {
    this.seen = seen;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // whether it arrives is the reader's affair
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    String path = request.uri();
    Instant now = Instant.now();
    seen.accept(
        new Hit(
            TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000,
            path,
            request.headers().get("X-Scenario", ""),
            Long.parseLong(request.headers().get("X-Ordinal", "-1")),
            request.headers().get("X-Worker", "")));
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            fails(path) ? HttpResponseStatus.INTERNAL_SERVER_ERROR : HttpResponseStatus.OK,
            Unpooled.wrappedBuffer(PAGE));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, PAGE.length)
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    long millis = millis(path);
    if (millis == 0) {
      ctx.writeAndFlush(response);
    } else {
      ctx.executor().schedule(() -> ctx.writeAndFlush(response), millis, TimeUnit.MILLISECONDS);
    }
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
