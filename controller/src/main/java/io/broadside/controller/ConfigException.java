package io.broadside.controller;

import java.util.List;

/** A controller's settings are wrong; the message has one line for each problem. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
