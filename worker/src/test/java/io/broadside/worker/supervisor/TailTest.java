package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {

  private final Tail tail = new Tail(16);

  @Test
  void keepsTheLastLines() {
    append("one\ntwo\n");
    append("three\n");
    assertThat(tail.lines(2)).containsExactly("two", "three");
  }

  @Test
  void forgetsWhatDoesNotFit() {
    append("0123456789\nabcdefghij\nx");
    assertThat(tail.lines(9)).containsExactly("789", "abcdefghij", "x");
  }

  @Test
  void takesMoreAtOnceThanItKeeps() {
    append("a".repeat(1_000));
    append("b");
    assertThat(tail.lines(9)).containsExactly("a".repeat(15) + "b");
  }

  @Test
  void hasNoLinesAtFirst() {
    assertThat(tail.lines(9)).isEmpty();
  }

  private void append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tail.append(bytes, bytes.length);
  }
}
