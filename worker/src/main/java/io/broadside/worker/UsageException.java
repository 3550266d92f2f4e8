package io.broadside.worker;

import java.util.List;

/** A worker's settings are wrong; the message has one line for each problem. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
