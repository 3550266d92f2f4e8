package io.broadside.controller.http.request;

import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that the server refuses before routing, with a problem document, too. */
public final class Refusals extends ErrorHandler {

  private final Map<String, String> headers;

  public Refusals(Map<String, String> headers) {
    this.headers = headers;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    Problem problem = ProblemAnswers.http(code, detail(code, message));
    response.write(true, ByteBuffer.wrap(Json.write(problem)), callback);
  }

  private static String detail(int code, @Nullable String message) {
    return switch (code) {
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "The headers are too large. Send fewer or shorter ones.";
      case HttpStatus.BAD_REQUEST_400 ->
          "The server cannot read this request: %s."
              .formatted(message == null ? HttpStatus.getMessage(code) : message);
      default -> HttpStatus.getMessage(code) + ".";
    };
  }
}
