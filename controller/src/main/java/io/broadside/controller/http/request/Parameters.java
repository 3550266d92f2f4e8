package io.broadside.controller.http.request;

import io.javalin.http.Context;
import java.util.function.Function;

/** Reads what stands behind the question mark of a URL. */
public final class Parameters {

  private Parameters() {}

  public static String text(Context ctx, String name, String usual) {
    String text = ctx.queryParam(name);
    return text == null || text.isBlank() ? usual : text;
  }

  public static long number(Context ctx, String name, long usual) {
    return parsed(ctx, name, usual, Long::parseLong, "a whole number");
  }

  public static double decimal(Context ctx, String name, double usual) {
    return parsed(ctx, name, usual, Double::parseDouble, "a number");
  }

  private static <T> T parsed(
      Context ctx, String name, T usual, Function<String, T> parse, String what) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? usual : parse.apply(text);
    } catch (NumberFormatException e) {
      throw ProblemException.bad("%s must be %s, not \"%s\".".formatted(name, what, text));
    }
  }
}
