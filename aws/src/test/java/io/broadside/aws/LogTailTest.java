package io.broadside.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

  private static final String REPORT =
      "REPORT RequestId: 6f747a7b\tDuration: 122.4 ms\tBilled Duration: 123 ms\tMemory Size: 128"
          + " MB\n";

  @Test
  void aReportSaysWhatIsBilled() {
    assertThat(LogTail.billedMillis(base64("START RequestId: 6f747a7b\nhello\nEND\n" + REPORT)))
        .hasValue(123);
  }

  @Test
  void soDoesOneInJson() {
    String json =
        "{\"time\":\"2026-11-27T18:00:00Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"6f\",\"metrics\":{\"durationMs\":101.2,\"billedDurationMs\":102,\"memorySizeMB\":128}}}\n";
    assertThat(LogTail.billedMillis(base64(json))).hasValue(102);
  }

  @Test
  void whatTheFunctionItselfHasLoggedDoesNotCount() {
    assertThat(LogTail.billedMillis(base64("REPORT RequestId: x Billed Duration: 7 ms\n" + REPORT)))
        .hasValue(123);
    assertThat(LogTail.billedMillis(base64("it said Billed Duration: 7 ms\n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64!", "REPORT"})
  void aTailThatSaysNothingOfItIsNone(String tail) {
    assertThat(LogTail.billedMillis(tail)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
