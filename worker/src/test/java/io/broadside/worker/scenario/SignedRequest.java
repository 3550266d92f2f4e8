package io.broadside.worker.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of itself to AWS, which asks the role for an action because of it
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/).
 *
 * @param service for which it is signed; IAM calls those that are called here by the same name
 * @param target the header {@code X-Amz-Target}
 * @param parameters of the query and of a form
 */
record SignedRequest(String service, @Nullable String target, String path, String parameters) {

  private static final Pattern SCOPE =
      Pattern.compile("AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[^/]+/([^/]+)/aws4_request, .*");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  /** As it has arrived. */
  static SignedRequest of(HttpExchange exchange, byte[] body) {
    Matcher scope = SCOPE.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!scope.matches()) {
      throw new AssertionError("No scope: " + exchange.getRequestHeaders().entrySet());
    }
    String query = exchange.getRequestURI().getRawQuery();
    return new SignedRequest(
        scope.group(1),
        exchange.getRequestHeaders().getFirst("X-Amz-Target"),
        exchange.getRequestURI().getRawPath(),
        (query == null ? "" : query + "&") + new String(body, UTF_8));
  }

  /** What the role needs for it, such as {@code sqs:SendMessage}. */
  String action() {
    return service + ":" + operation();
  }

  private String operation() {
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(parameters);
    if (action.find()) {
      return action.group(1);
    }
    if (service.equals("lambda") && path.matches("/2015-03-31/functions/[^/]+/invocations")) {
      return "InvokeFunction";
    }
    if (service.equals("appsync") && path.equals("/graphql")) {
      return "GraphQL";
    }
    if (service.equals("execute-api")) {
      return "Invoke";
    }
    throw new AssertionError("Nothing says what this asks of AWS: " + this);
  }
}
