package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudienceTest {

  private final Audience audience = new Audience();

  @Test
  void ofARunThatNobodyFollowsAnyLongerNothingIsKept() {
    Runs.Subscription one = audience.add("run", live -> {});
    Runs.Subscription two = audience.add("run", live -> {});
    one.close();
    assertThat(audience.runs()).containsExactly("run");
    two.close();
    assertThat(audience.runs()).isEmpty();
  }
}
