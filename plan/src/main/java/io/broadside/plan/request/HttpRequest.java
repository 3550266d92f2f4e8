package io.broadside.plan.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, its response, and what is made of it.
 *
 * @param name under which it is measured
 * @param url whole, or the path at the target
 * @param checks what must be so; without one of the status any 2xx or 304 will do
 * @param retries how often it is sent again at most where it failed
 * @param redirects whether they are followed
 * @param signing whether it is signed
 * @param function whether a Lambda function answers, which must not have failed
 * @param billed whether what the function bills is measured, too
 * @param timeout null for that of all requests
 */
public record HttpRequest(
    String name,
    Method method,
    String url,
    Map<String, String> headers,
    Map<String, String> query,
    Body body,
    List<Check> checks,
    List<Capture> captures,
    int retries,
    boolean redirects,
    Signing signing,
    boolean function,
    boolean billed,
    @Nullable Duration timeout) {

  /** Copies the collections. */
  public HttpRequest {
    headers = Ordered.copy(headers);
    query = Ordered.copy(query);
    checks = List.copyOf(checks);
    captures = List.copyOf(captures);
  }

  /** Under which its billed duration is measured. */
  public String billedName() {
    return billedName(name);
  }

  /** The same, of a request's name. */
  public static String billedName(String name) {
    return "billed " + name;
  }

  /** Whether it carries JSON that is to be called so: a type of its own stays. */
  public boolean isPlainJson() {
    return body instanceof Body.Text text
        && text.json()
        && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase);
  }
}
