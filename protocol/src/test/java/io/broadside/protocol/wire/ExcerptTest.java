package io.broadside.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void aShortTextIsPassedOnAsItIs() {
    assertThat(Excerpt.of("", 3)).isEmpty();
    assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
  }

  @Test
  void ofALongOneTheBeginningIsAndHowLongItIs() {
    assertThat(Excerpt.of("abcd", 3)).isEqualTo("abc … (4 characters in all)");
    assertThat(Excerpt.of("ab\ud83d\ude00", 3)).startsWith("ab … (");
  }

  @Test
  void neitherAFailureNorAProblemIsLongerThanAPersonReads() {
    String endless = "x".repeat(3 << 20);

    assertThat(new Failure(Failure.Code.RUN_CRASHED, endless).message())
        .hasSizeLessThan(17_000)
        .endsWith("(3,145,728 characters in all)");
    assertThat(new Problem("/problems/x", "X", 400, endless).detail()).hasSizeLessThan(17_000);
  }
}
