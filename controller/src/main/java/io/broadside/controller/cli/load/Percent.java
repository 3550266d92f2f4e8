package io.broadside.controller.cli.load;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5%} as 0.05. */
public final class Percent implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      if (text.endsWith("%")) {
        return Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100;
      }
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    throw refusal(text);
  }

  private static TypeConversionException refusal(String text) {
    return new TypeConversionException("write a percentage like 5%%, not %s".formatted(text));
  }
}
