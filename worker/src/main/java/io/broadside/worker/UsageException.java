package io.broadside.worker;

import java.util.List;

/** The worker cannot start as it was told to; the message has every problem, one a line. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
