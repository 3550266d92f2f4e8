package io.broadside.aws;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;

/**
 * Checks of a Lambda function's response: {@code
 * checkIf(LambdaChecks::failed).then(LambdaChecks.errorType())}.
 */
public final class LambdaChecks {

  private static final String HEADER = "X-Amz-Function-Error";

  private LambdaChecks() {}

  /** Whether the function failed, of an answer with the status 200. */
  public static boolean failed(Response response, Session session) {
    return response.header(HEADER).isDefined();
  }

  /** Fails the request with the type of the function's error, such as {@code TypeError}. */
  public static CheckBuilder errorType() {
    return jsonPath("$.errorType").withDefault("of no type").is("none").name("function error");
  }
}
