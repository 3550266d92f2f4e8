package io.broadside.outputs.cloudwatch;

import org.jspecify.annotations.Nullable;

/**
 * A log group of CloudWatch Logs.
 *
 * @param region where it is; null where AWS's settings say so
 */
public record LogGroup(@Nullable String region, String name) {

  /** Reads {@code LOG-GROUP} or {@code REGION:LOG-GROUP}; no name of a group has a colon. */
  public static LogGroup of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new LogGroup(null, text)
        : new LogGroup(text.substring(0, colon), text.substring(colon + 1));
  }
}
