package io.broadside.controller;

import java.util.List;

/** What a controller was told makes no sense; the message has one line for each problem. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
