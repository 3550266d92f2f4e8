package io.broadside.plan.request;

import java.util.Locale;

/** The methods of HTTP. */
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
