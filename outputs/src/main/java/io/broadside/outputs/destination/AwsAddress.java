package io.broadside.outputs.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The address of a log group or a topic of AWS, which has no URL. */
final class AwsAddress {

  private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

  private static final Pattern LOG_GROUP =
      Pattern.compile("(%s:)?[A-Za-z0-9_/.#-]{1,512}".formatted(REGION));

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:%s:[0-9]{12}:[A-Za-z0-9_-]{1,256}".formatted(REGION));

  private AwsAddress() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it makes no sense for that kind
   */
  static URI read(ReceiverKind kind, String text) {
    boolean group = kind == ReceiverKind.CLOUDWATCH;
    if (!(group ? LOG_GROUP : TOPIC).matcher(text).matches()) {
      throw Destination.wrong(
          kind,
          group
              ? "does not name a log group (letters, digits and _-/.#, with or without REGION:"
                  + " before it)"
              : "does not name a topic by its full ARN (FIFO topics are not supported)");
    }
    try {
      return group ? new URI("logs", text, null) : new URI(text);
    } catch (URISyntaxException e) {
      throw Destination.wrong(kind, "has an address that cannot be read");
    }
  }

  /** What people call it: no account of a topic. */
  static String name(ReceiverKind kind, URI address) {
    String full = address.getSchemeSpecificPart();
    return kind == ReceiverKind.SNS ? full.substring(full.lastIndexOf(':') + 1) : full;
  }
}
