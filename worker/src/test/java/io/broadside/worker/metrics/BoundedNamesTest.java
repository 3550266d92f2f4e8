package io.broadside.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedNamesTest {

  private final BoundedNames names = new BoundedNames(2, 5, "(others)");

  @Test
  void keepsTheFirstOnesAndCallsAllFurtherOnesOthers() {
    assertThat(names.bounded("a")).isEqualTo("a");
    assertThat(names.bounded("b")).isEqualTo("b");
    assertThat(names.bounded("c")).isEqualTo("(others)");
    assertThat(names.bounded("a")).isEqualTo("a");
  }

  @Test
  void cutsLongOnes() {
    assertThat(names.bounded("abcde")).isEqualTo("abcde");
    assertThat(names.bounded("abcdef")).isEqualTo("abcd…");
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(names.bounded("abc😀def")).isEqualTo("abc…");
  }
}
