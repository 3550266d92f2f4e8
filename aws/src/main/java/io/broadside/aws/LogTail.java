package io.broadside.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a function's log, in Base64, as Lambda sends it along with an answer. */
final class LogTail {

  /** Of a log in plain text, or in JSON; what the function itself has logged comes before it. */
  private static final Pattern REPORT =
      Pattern.compile(
          "^REPORT RequestId:.*?\\bBilled Duration: (?<text>\\d{1,9}) ms"
              + "|^\\{.*\"type\":\\s*\"platform\\.report\".*\"billedDurationMs\":\\s*(?<json>\\d{1,9})",
          Pattern.MULTILINE);

  private LogTail() {}

  /** What is billed, in milliseconds; empty where it does not say. */
  static OptionalInt billedMillis(String base64) {
    String text;
    try {
      text = new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
    OptionalInt last = OptionalInt.empty();
    Matcher report = REPORT.matcher(text);
    while (report.find()) {
      String said = report.group("text") != null ? report.group("text") : report.group("json");
      last = OptionalInt.of(Integer.parseInt(said));
    }
    return last;
  }
}
