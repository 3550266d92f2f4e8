package io.broadside.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

  @Test
  void whatOneSaysTheOtherReads() {
    assertThat(Release.of(Release.OWN.header())).isEqualTo(Release.OWN);
    assertThat(Release.of("1.2.3-rc.1; protocol=12")).isEqualTo(new Release("1.2.3-rc.1", 12));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "1.2.3", "1.2.3; protocol=x", "1.2.3; protocol=-1", "\r\n; protocol=1"})
  void whoSaysNothingIsOfARelease(String header) {
    assertThat(Release.of(header)).isEqualTo(new Release(null, 0));
  }

  @Test
  void neighboursWorkTogetherAndNobodyElse() {
    Release five = new Release("5.0.0", 5);
    assertThat(five.worksWith(new Release("4.0.0", 4))).isTrue();
    assertThat(five.worksWith(new Release("5.1.0", 5))).isTrue();
    assertThat(five.worksWith(new Release("6.0.0", 6))).isTrue();
    assertThat(five.worksWith(new Release("3.0.0", 3))).isFalse();
    assertThat(five.worksWith(new Release("7.0.0", 7))).isFalse();
  }

  @Test
  void oneFromBeforeThatSaysNothingStillWorksWithThisOne() {
    assertThat(Release.OWN.worksWith(Release.of(null))).isTrue();
  }
}
