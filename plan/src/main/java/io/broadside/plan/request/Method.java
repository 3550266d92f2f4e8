package io.broadside.plan.request;

import java.util.Locale;

/** How a request asks. */
public enum Method {
  GET,
  HEAD,
  OPTIONS,
  POST,
  PUT,
  PATCH,
  DELETE;

  /** As plans and Gatling's methods have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
