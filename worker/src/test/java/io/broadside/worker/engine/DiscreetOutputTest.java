package io.broadside.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscreetOutputTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream discreet =
      new PrintStream(
          new DiscreetOutput(
              new Secrets(Map.of("password", "hünter2")),
              new PrintStream(out, false, StandardCharsets.UTF_8)),
          false,
          StandardCharsets.UTF_8);

  @Test
  void aSecretIsHiddenHoweverItIsWritten() {
    discreet.print("a hün");
    discreet.print("ter2 b");
    discreet.println();
    for (byte b : "hünter2".getBytes(StandardCharsets.UTF_8)) {
      discreet.write(b);
    }
    discreet.flush();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("a (secret password) b" + System.lineSeparator() + "(secret password)");
  }

  @Test
  void allElsePassesAsItIs() {
    byte[] bytes = {'a', (byte) 0xff, 0, '\n', (byte) 0xfe};
    discreet.write(bytes, 0, bytes.length);
    discreet.flush();

    assertThat(out.toByteArray()).isEqualTo(bytes);
  }
}
