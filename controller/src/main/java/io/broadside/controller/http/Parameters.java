package io.broadside.controller.http;

import io.javalin.http.Context;

/** Reads what stands behind the question mark of a URL. */
final class Parameters {

  private Parameters() {}

  static String text(Context ctx, String name, String usual) {
    String text = ctx.queryParam(name);
    return text == null || text.isBlank() ? usual : text;
  }

  static long number(Context ctx, String name, long usual) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.bad("%s must be a whole number, not \"%s\".".formatted(name, text));
    }
  }

  static double decimal(Context ctx, String name, double usual) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? usual : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw ProblemException.bad("%s must be a number, not \"%s\".".formatted(name, text));
    }
  }
}
